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


@pytest.mark.parametrize("labels", [[1, 1, 1, 2, 2, 2], [1.0, 1.0, 1.0, 2.0, 2.0, 2.0], [False] * 3 + [True] * 3])
def test_classes_may_be_numbers(labels, tmp_path):
    from sklearn.feature_extraction.text import CountVectorizer
    from sklearn.naive_bayes import MultinomialNB
    from sklearn.pipeline import make_pipeline

    text = "Поезд пошёл по дороге"
    for classifier in (
        TopicClassifier().fit(TEXTS, labels),
        make_pipeline(CountVectorizer(), MultinomialNB()).fit(TEXTS, labels),
    ):
        analysis = presslens.Analyzer(topics=classifier).analyze(text)
        name = str(labels[-1])
        assert set(analysis.topics["topic"]) == {str(labels[0]), name}
        for topic in (None, name, labels[-1]):
            assert len(analysis.explain_topic(topic)) == 4
        assert all(
            f'title="{name} ' in analysis.to_html(topic=topic) for topic in (name, labels[-1]) if topic is not True
        )
    classifier = TopicClassifier().fit(TEXTS, labels)
    classifier.save(tmp_path / "numbers.npz")
    assert TopicClassifier.load(tmp_path / "numbers.npz").predict([text]).tolist() == [labels[-1]]


class Given:
    """A classifier that has what it is given."""

    def __init__(self, *shares: float, kind: type = list) -> None:
        self.classes_ = list("abc")[: len(shares)]
        self.shares, self.kind = list(shares), kind

    def predict_proba(self, texts):
        return self.kind([self.shares] * len(texts))


@pytest.mark.parametrize("kind", [list, tuple, np.array])
def test_lists_of_probabilities_will_do(kind):
    analysis = presslens.Analyzer(topics=Given(0.7, 0.3, kind=kind)).analyze("Раз, два.")
    assert analysis.topics["probability"].tolist() == [0.7, 0.3]
    assert analysis.explain_topic("a")["weight"].tolist() == [0, 0]


@pytest.mark.parametrize("shares", [(7.0, 3.0), (0.7, float("nan")), (1.5, -0.5), (0.4, 0.4)])
def test_what_are_no_probabilities_is_refused(shares):
    with pytest.raises(ValueError, match=r"predict_proba of the Given gave .* sum to 1"):
        presslens.Analyzer(topics=Given(*shares)).analyze("Раз.")


def test_a_probability_of_each_class_is_needed():
    classifier = Given(0.7, 0.3)
    classifier.classes_ = ["a", "b", "c"]
    with pytest.raises(ValueError, match="3 classes"):
        presslens.Analyzer(topics=classifier).analyze("Раз.")


@pytest.mark.parametrize("topics", [[], {}, 5, "sport", TopicClassifier, object()])
def test_what_is_no_classifier_is_told_at_once(topics):
    with pytest.raises(TypeError, match="predict_proba"):
        presslens.Analyzer(topics=topics)


def test_a_classifier_that_has_not_learned_is_told_at_once():
    from sklearn.exceptions import NotFittedError
    from sklearn.naive_bayes import MultinomialNB
    from sklearn.pipeline import make_pipeline

    for classifier in TopicClassifier(), make_pipeline(MultinomialNB()):
        with pytest.raises(NotFittedError, match="fit"):
            presslens.Analyzer(topics=classifier)
    with pytest.raises(NotFittedError, match="fit"):
        TopicClassifier().predict(TEXTS)


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
