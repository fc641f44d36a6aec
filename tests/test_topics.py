"""The topic of a release: the shipped classifier, the user's own, and what speaks for a topic."""

from pathlib import Path

import numpy as np
import pytest

import presslens
from presslens.topics import TopicClassifier
from presslens.topics.classifier import MODEL, default_classifier
from presslens.topics.labels import TOPICS

LINES = (Path(__file__).parent / "cases" / "topics.tsv").read_text("utf-8").splitlines()
CASES = [
    pytest.param(text, topic, marks=[pytest.mark.xfail(strict=True)] * ("xfail" in rest))
    for text, topic, *rest in (line.split("\t") for line in LINES if not line.startswith("#"))
]
THEMES = {
    "ecology": [
        "Школьники очистили берег реки от мусора",
        "Волонтёры посадили лес",
        "Экологи измерили загрязнение воды",
    ],
    "transport": ["Открыт новый автобусный рейс", "Поезд пойдёт через границу", "Дорогу к мосту отремонтировали"],
}
TEXTS = [text for texts in THEMES.values() for text in texts]
LABELS = [label for label, texts in THEMES.items() for _ in texts]


@pytest.mark.parametrize(("text", "topic"), CASES)
def test_case(text, topic):
    assert presslens.analyze(text).releases["topic"].tolist() == [topic]


@pytest.mark.parametrize(
    "text", ["", "Здравствуйте", "1 2 3 44 55 6", "The minister visited the university.", "\ud800", "🎉" * 99]
)
def test_a_text_that_says_nothing_has_every_topic_and_none(text):
    analysis = presslens.analyze(text)
    assert sorted(analysis.topics["topic"]) == sorted(TOPICS)
    assert analysis.topics["probability"].sum() == pytest.approx(1)
    assert analysis.topics["probability"].max() < 0.2
    assert analysis.releases["topic"].tolist() == [None]


def test_only_the_beginning_counts_and_length_does_no_harm():
    text = "Сборная по хоккею выиграла чемпионат. " * 30
    assert presslens.analyze(text + "Суд вынес приговор. " * 5000).topics.loc[0, "topic"] == "sport"


def test_the_texts_beside_it_do_not_change_a_text():
    classifier = default_classifier()
    alone = classifier.predict_proba([LABELS[0] + TEXTS[0]])
    assert (classifier.predict_proba([*TEXTS, LABELS[0] + TEXTS[0]])[-1] == alone[0]).all()


def test_own_classes_appear_in_the_tables():
    classifier = TopicClassifier().fit(TEXTS, LABELS)
    analysis = presslens.Analyzer(topics=classifier).analyze("Поезда и автобусы пойдут по новой дороге через границу")
    assert analysis.releases.loc[0, "topic"] == "transport"
    assert analysis.topics["iptc"].isna().all()
    assert analysis.explain_topic("ecology")["weight"].iloc[-1] < 0


def test_descriptions_do_without_examples():
    classifier = TopicClassifier.from_descriptions({"ecology": "экология, загрязнение", "transport": "дороги, поезда"})
    assert classifier.predict(["Отходы попали в озеро", "Трамваи вышли на маршрут"]).tolist() == [
        "ecology",
        "transport",
    ]


def test_a_saved_model_predicts_the_same(tmp_path):
    classifier = TopicClassifier().fit(TEXTS, LABELS)
    classifier.save(tmp_path / "themes.npz")
    loaded = TopicClassifier.load(tmp_path / "themes.npz")
    assert loaded.predict_proba(TEXTS) == pytest.approx(classifier.predict_proba(TEXTS), abs=0.01)
    loaded.save(tmp_path / "again.npz")
    assert (tmp_path / "again.npz").read_bytes() == (tmp_path / "themes.npz").read_bytes()


@pytest.mark.parametrize("keep", [0, 100, 10_000])
def test_a_damaged_model_is_named(tmp_path, keep):
    path = tmp_path / "broken.npz"
    path.write_bytes(MODEL.read_bytes()[:keep])
    with pytest.raises(ValueError, match=r"broken\.npz is damaged"):
        TopicClassifier.load(path)


def test_a_model_with_foreign_arrays_is_named(tmp_path):
    np.savez(tmp_path / "other.npz", x=np.zeros(3))
    with pytest.raises(ValueError, match=r"other\.npz is damaged or no topic model"):
        TopicClassifier.load(tmp_path / "other.npz")


def test_it_is_an_estimator():
    from sklearn.base import clone, is_classifier
    from sklearn.model_selection import GridSearchCV
    from sklearn.pipeline import make_pipeline

    assert is_classifier(TopicClassifier())
    search = GridSearchCV(make_pipeline(clone(TopicClassifier())), {"topicclassifier__regularisation": [0.1, 1]}, cv=3)
    search.fit(TEXTS, LABELS)
    assert set(search.predict(TEXTS)) <= set(search.classes_)


@pytest.mark.parametrize(
    ("texts", "labels", "error"),
    [
        (["а", "б"], ["x"], ValueError),
        (["а", "б"], ["x", "x"], ValueError),
        ([b"a", "б"], ["x", "y"], TypeError),
        ("аб", ["x", "y"], TypeError),
    ],
)
def test_what_cannot_be_learned_from_is_refused(texts, labels, error):
    with pytest.raises(error):
        TopicClassifier().fit(texts, labels)


def test_explanation_points_into_the_text():
    text = "Пресс-служба\n\nСуд вынес приговор по делу о краже\n\nСудья огласил решение. Сегодня тепло."
    words = presslens.analyze(text).explain_topic("crime")
    assert all(text[w.start : w.stop] == w.text for w in words.itertuples())
    assert words["weight"].is_monotonic_decreasing
    assert words["text"].iloc[0] in {"Суд", "приговор", "делу", "краже", "Судья"}
    with pytest.raises(ValueError, match="no topic"):
        presslens.analyze(text).explain_topic("cooking")
