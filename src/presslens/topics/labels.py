"""The 17 top-level IPTC Media Topics (https://cv.iptc.org/newscodes/mediatopic): codes and labels."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True, frozen=True)
class Topic:
    code: str
    english: str
    russian: str


TOPICS = {
    "culture": Topic("medtop:01000000", "arts, culture, entertainment and media", "искусство, культура, развлечения и СМИ"),
    "crime": Topic("medtop:02000000", "crime, law and justice", "преступность, право и правосудие"),
    "disaster": Topic("medtop:03000000", "disaster, accident and emergency incident", "бедствия, аварии и происшествия"),
    "economy": Topic("medtop:04000000", "economy, business and finance", "экономика, бизнес и финансы"),
    "education": Topic("medtop:05000000", "education", "образование"),
    "environment": Topic("medtop:06000000", "environment", "окружающая среда"),
    "health": Topic("medtop:07000000", "health", "здоровье"),
    "human_interest": Topic("medtop:08000000", "human interest", "люди и судьбы"),
    "labour": Topic("medtop:09000000", "labour", "труд"),
    "lifestyle": Topic("medtop:10000000", "lifestyle and leisure", "образ жизни и досуг"),
    "politics": Topic("medtop:11000000", "politics and government", "политика и государственное управление"),
    "religion": Topic("medtop:12000000", "religion", "религия"),
    "science_tech": Topic("medtop:13000000", "science and technology", "наука и технологии"),
    "society": Topic("medtop:14000000", "society", "общество"),
    "sport": Topic("medtop:15000000", "sport", "спорт"),
    "conflict": Topic("medtop:16000000", "conflict, war and peace", "конфликты, война и мир"),
    "weather": Topic("medtop:17000000", "weather", "погода"),
}  # fmt: skip
IPTC = {name: topic.code for name, topic in TOPICS.items()}
