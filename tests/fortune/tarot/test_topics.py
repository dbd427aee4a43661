"""What a question is about."""

import pytest

from fortune_desktop.fortune.tarot.topics import topic_of


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("그 사람은 나를 좋아해?", "love"),
        ("헤어진 남자친구와 재회할 수 있을까요?", "love"),
        ("이직해도 될까?", "work"),
        ("이번 시험에 합격할까?", "work"),
        ("월급이 오를까, 돈이 모일까?", "money"),
        ("Will my boyfriend come back?", "love"),
        ("Should I change my JOB?", "work"),
        ("Can I afford the rent?", "money"),
        ("We have been married for years", "love"),
        ("요즘 친구들과 멀어진 것 같아. 괜찮을까?", None),
        ("For example, a glove?", None),
        ("", None),
    ],
)
def test_the_words_tell(question: str, topic: str | None) -> None:
    assert topic_of(question) == topic


def test_most_words_win() -> None:
    assert topic_of("회사 면접 앞두고 남친이랑 다퉜어") == "work"
    assert topic_of("회사에서 만난 연인과 결혼할까?") == "love"
