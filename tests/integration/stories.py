"""Records made by hand for the tests of the store: one invented story, and as many small articles as wanted."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.annotations import Actor, ActorType, Claim, Event, Mention, Participant, Segment, Stance, TimeReference
from graphkit.document import Article
from graphkit.records import Record


def mention(text: str, surface: str, n: int = 1) -> Mention:
    """The n-th place where a text has a surface."""
    start = -1
    for _ in range(n):
        start = text.index(surface, start + 1)
    return Mention(start, start + len(surface), surface)


def actor(
    text: str, identifier: str, kind: ActorType, name: str, en: str | None = None, part_of: str | None = None
) -> Actor:
    """An actor with every place where the text has its name."""
    names = {"ar": name} | ({"en": en} if en else {})
    found = tuple(mention(text, name, n + 1) for n in range(text.count(name)))
    return Actor(identifier, kind, name, names, found, part_of=part_of)


def claim(text: str, identifier: str, event: str, source: str, stance: Stance, evidence: str, **more: object) -> Claim:
    place = mention(text, evidence)
    return Claim(identifier, event, source, stance, place.start, place.end, place.text, **more)  # type: ignore[arg-type]


def report() -> Record:
    """A paper tells of a call, on unnamed sources."""
    text = "حديث عن مكالمة\nقالت مصادر لصحيفة الضفة إن هدى كريم أجرت السبت مكالمة مع ماهر زين في بلدة النخيل."
    return Record(
        Article("report", "report.txt", text, "حديث عن مكالمة", "al-diffa", "الضفة", published="2025-03-03",
                published_basis="header"),
        (Segment("s1", "story", 0, len(text), "2025-03-03"),),
        (
            TimeReference("t1", "s1", *_span(text, "السبت"), "date", "2025-03-01", "2025-03-02", "day", None,
                          "publication"),
        ),
        (
            actor(text, "Q900001", "person", "هدى كريم", "Huda Karim"),
            actor(text, "maher-zayn", "person", "ماهر زين"),
            actor(text, "al-diffa", "media", "الضفة"),
            actor(text, "al-nakhil", "place", "بلدة النخيل"),
        ),
        (
            Event("e1", "s1", "call", (mention(text, "مكالمة"), mention(text, "مكالمة", 2)),
                  (Participant("Q900001", "party"), Participant("maher-zayn", "party")), "al-nakhil", "t1",
                  "2025-03-01", "2025-03-02", "day"),
        ),
        (
            claim(text, "c1", "e1", "anonymous", "asserts", "قالت مصادر لصحيفة الضفة", via=("al-diffa",),
                  anonymous=True),
        ),
    )  # fmt: skip


def denial() -> Record:
    """The presidency's spokesman denies it; a later page tells so."""
    text = "نفي رسمي\nنفى الناطق باسم الرئاسة حصول مكالمة بين هدى كريم وماهر زين."
    return Record(
        Article("denial", "denial.txt", text, "نفي رسمي", "al-manar-al-akhdar", "المنار الأخضر", published="2025-03-04",
                published_basis="given"),
        (Segment("s1", "story", 0, len(text), "2025-03-04"),),
        (),
        (
            actor(text, "Q900001", "person", "هدى كريم", "Huda Karim"),
            actor(text, "maher-zayn", "person", "ماهر زين"),
            actor(text, "spokesman", "person", "الناطق باسم الرئاسة", part_of="presidency"),
        ),
        (
            Event("e1", "s1", "call", (mention(text, "مكالمة"),),
                  (Participant("Q900001", "party"), Participant("maher-zayn", "party"))),
            Event("e2", "s1", "denial", (mention(text, "نفى"),), (Participant("spokesman", "agent"),), about="e1"),
        ),
        (
            claim(text, "c1", "e1", "spokesman", "denies", "نفى الناطق باسم الرئاسة حصول مكالمة"),
            claim(text, "c2", "e2", "article", "asserts", "نفى الناطق باسم الرئاسة"),
        ),
    )  # fmt: skip


def silence() -> Record:
    """The minister will neither confirm nor deny; the page carries a headline of another story, of another day."""
    text = "لا تعليق\nرفض ماهر زين تأكيد أو نفي مكالمة مع هدى كريم.\nاقرأ أيضاً\nقمة في بلدة النخيل"
    teaser = text.index("اقرأ")
    return Record(
        Article("silence", "silence.txt", text, "لا تعليق", published="2025-03-05", published_basis="inferred"),
        (Segment("s1", "story", 0, teaser, "2025-03-05"), Segment("s2", "teaser", teaser, len(text), None)),
        (),
        (
            actor(text, "Q900001", "person", "هدى كريم", "Huda Karim"),
            actor(text, "maher-zayn", "person", "ماهر زين"),
            actor(text, "al-nakhil", "place", "بلدة النخيل"),
        ),
        (
            Event("e1", "s1", "call", (mention(text, "مكالمة"),),
                  (Participant("Q900001", "party"), Participant("maher-zayn", "party"))),
            Event("e2", "s2", "meeting", (mention(text, "قمة"),), place="al-nakhil", modality="planned"),
        ),
        (
            claim(text, "c1", "e1", "maher-zayn", "neither", "رفض ماهر زين تأكيد أو نفي مكالمة"),
            claim(text, "c2", "e2", "article", "asserts", "قمة في بلدة النخيل"),
        ),
    )  # fmt: skip


def story() -> list[Record]:
    return [report(), denial(), silence()]


def many(count: int) -> Iterator[Record]:
    """Small articles: visits of two people to two towns, told again and again on many days."""
    people, towns = ("سمر ناجي", "فادي حداد"), ("بلدة النخيل", "بلدة الزيتون")
    for i in range(count):
        who, where = i % 2, i // 2 % 2
        text = f"زيارة رقم {i}\nوصل {people[who]} إلى {towns[where]}. ثم عقد {people[who]} اجتماعاً فيها."
        day = f"2025-{i // 28 % 12 + 1:02}-{i % 28 + 1:02}"
        yield Record(
            Article(f"visit-{i}", f"visit-{i}.txt", text, f"زيارة رقم {i}", published=day, published_basis="given"),
            (Segment("s1", "story", 0, len(text), day),),
            (),
            (actor(text, f"person-{who}", "person", people[who]), actor(text, f"town-{where}", "place", towns[where])),
            (
                Event("e1", "s1", "visit", (mention(text, "وصل"),), (Participant(f"person-{who}", "agent"),),
                      f"town-{where}"),
                Event("e2", "s1", "meeting", (mention(text, "اجتماعاً"),), (Participant(f"person-{who}", "party"),)),
            ),
            (
                claim(text, "c1", "e1", "article", "asserts", f"وصل {people[who]}"),
                claim(text, "c2", "e2", "article", "asserts", "عقد"),
            ),
        )  # fmt: skip


def _span(text: str, surface: str) -> tuple[int, int, str]:
    found = mention(text, surface)
    return found.start, found.end, found.text
