"""The 17 top-level IPTC Media Topics (https://cv.iptc.org/newscodes/mediatopic): codes and labels."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True, frozen=True)
class Topic:
    code: str  # in the vocabulary medtop
    english: str
    russian: str


TOPICS = {
    "culture": Topic("01000000", "arts, culture, entertainment and media", "искусство, культура, развлечения и СМИ"),
    "crime": Topic("02000000", "crime, law and justice", "преступность, право и правосудие"),
    "disaster": Topic("03000000", "disaster, accident and emergency incident", "бедствия, аварии и происшествия"),
    "economy": Topic("04000000", "economy, business and finance", "экономика, бизнес и финансы"),
    "education": Topic("05000000", "education", "образование"),
    "environment": Topic("06000000", "environment", "окружающая среда"),
    "health": Topic("07000000", "health", "здоровье"),
    "human_interest": Topic("08000000", "human interest", "люди и судьбы"),
    "labour": Topic("09000000", "labour", "труд"),
    "lifestyle": Topic("10000000", "lifestyle and leisure", "образ жизни и досуг"),
    "politics": Topic("11000000", "politics and government", "политика и государственное управление"),
    "religion": Topic("12000000", "religion", "религия"),
    "science_tech": Topic("13000000", "science and technology", "наука и технологии"),
    "society": Topic("14000000", "society", "общество"),
    "sport": Topic("15000000", "sport", "спорт"),
    "conflict": Topic("16000000", "conflict, war and peace", "конфликты, война и мир"),
    "weather": Topic("17000000", "weather", "погода"),
}  # fmt: skip
IPTC = {name: f"medtop:{topic.code}" for name, topic in TOPICS.items()}
