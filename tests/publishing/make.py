"""Sample documents: an answer to "Darf ich arbeiten?" in each language, with every block."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from handinhand.publishing.document import (
    Block,
    Bullets,
    Column,
    Contact,
    Document,
    Facts,
    Heading,
    Item,
    Numbered,
    Paragraph,
    QrCode,
    Span,
    Table,
    Tone,
    Verdict,
)

FACTS_ON = date(2026, 11, 24)
ADDRESS = "https://handinhand.example/darf-ich-arbeiten/antwort/?papier=gestattung&seit=2026-11-01"
OFFICE = "Ausländerbehörde Schwerin"


@dataclass(frozen=True, slots=True)
class Sample:
    """The same answer in one language."""

    title: str
    label: str
    verdict: str
    why: str
    reason: str
    months: str
    ask: str
    hours: str
    languages: str
    course: str
    places: str


SAMPLES = {
    "de": Sample(
        "Darf ich arbeiten?", "Noch nicht", "Ab dem 2. Februar 2027 ist es möglich.", "Warum?",
        "Sie wohnen in der Erstaufnahme.", "Die Wartezeit dauert dort 3 Monate.",
        "Wen Sie fragen können", "Montag bis Donnerstag 8 bis 16 Uhr", "Deutsch, Arabisch",
        "Deutschkurs", "Freie Plätze",
    ),
    "de-simple": Sample(
        "Darf ich arbeiten?", "Noch nicht", "Ab dem 2. Februar 2027 dürfen Sie arbeiten.", "Warum?",
        "Sie wohnen in der Erst-Aufnahme.", "Sie müssen 3 Monate warten.",
        "Hier bekommen Sie Hilfe", "Montag bis Donnerstag, 8 bis 16 Uhr", "Deutsch, Arabisch",
        "Deutsch-Kurs", "Freie Plätze",
    ),
    "en": Sample(
        "May I work?", "Not yet", "From 2 February 2027 it is possible.", "Why?",
        "You live in the reception centre.", "The waiting period there is 3 months.",
        "Whom you can ask", "Monday to Thursday, 8 am to 4 pm", "German, Arabic",
        "German course", "Free places",
    ),
    "uk": Sample(
        "Чи можна мені працювати?", "Ще ні", "Це можливо з 2 лютого 2027 року.", "Чому?",
        "Ви живете в центрі первинного прийому.", "Час очікування там — 3 місяці.",
        "Кого можна запитати", "З понеділка до четверга, 8:00–16:00", "Німецька, арабська",
        "Курс німецької мови", "Вільні місця",
    ),
    "ar": Sample(
        "هل يُسمح لي بالعمل؟", "ليس بعد", "يصبح ذلك ممكناً ابتداءً من 2 فبراير 2027.", "لماذا؟",
        "أنت تسكن في مركز الاستقبال الأولي.", "مدة الانتظار هناك 3 أشهر.",
        "من يمكنك أن تسأل", "من الاثنين إلى الخميس، 8:00 – 16:00", "الألمانية، العربية",
        "دورة لغة ألمانية", "أماكن شاغرة",
    ),
    "ps": Sample(
        "ایا زه کار کولی شم؟", "لا نه", "د ۲۰۲۷ کال د فبرورۍ له 2 نېټې څخه ممکن دی.", "ولې؟",
        "تاسو د لومړني هرکلي په مرکز کې اوسېږئ.", "هلته د انتظار موده 3 میاشتې ده.",
        "له چا پوښتنه کولی شئ", "له دوشنبې تر پنجشنبې، 8:00 – 16:00", "جرمني، عربي، پښتو",
        "د جرمني ژبې کورس", "خالي ځایونه",
    ),
    "fa": Sample(
        "آیا اجازهٔ کار دارم؟", "هنوز نه", "از 2 فوریهٔ 2027 امکان‌پذیر است.", "چرا؟",
        "شما در مرکز پذیرش اولیه زندگی می‌کنید.", "مدت انتظار در آنجا 3 ماه است.",
        "از چه کسی می‌توانید بپرسید", "دوشنبه تا پنجشنبه، 8:00 – 16:00", "آلمانی، عربی، فارسی",
        "کلاس زبان آلمانی", "جاهای خالی",
    ),
    "ru": Sample(
        "Можно ли мне работать?", "Ещё нет", "Это возможно со 2 февраля 2027 года.", "Почему?",
        "Вы живёте в центре первичного приёма.", "Срок ожидания там — 3 месяца.",
        "Кого можно спросить", "С понедельника по четверг, 8:00–16:00", "Немецкий, арабский",
        "Курс немецкого языка", "Свободные места",
    ),
    "tr": Sample(
        "Çalışabilir miyim?", "Henüz değil", "2 Şubat 2027’den itibaren mümkün.", "Neden?",
        "İlk kabul merkezinde oturuyorsunuz.", "Orada bekleme süresi 3 aydır.",
        "Kime sorabilirsiniz", "Pazartesi–Perşembe, 8:00–16:00", "Almanca, Arapça",
        "Almanca kursu", "Boş yerler",
    ),
    "fr": Sample(
        "Puis-je travailler ?", "Pas encore", "C’est possible à partir du 2 février 2027.",
        "Pourquoi ?", "Vous habitez dans le centre de premier accueil.",
        "Le délai d’attente y est de 3 mois.", "À qui vous adresser",
        "Du lundi au jeudi, de 8 h à 16 h", "Allemand, arabe", "Cours d’allemand",
        "Places libres",
    ),
}  # fmt: skip


def make_document(
    blocks: Sequence[Block] = (), *, language: str = "de", title: str = "Beispiel"
) -> Document:
    return Document(title=title, language=language, facts_on=FACTS_ON, blocks=blocks)


def make_answer(language: str = "de", *, courses: int = 4) -> Document:
    """Return a document with every kind of block; many courses make a table of several pages."""
    text = SAMPLES[language]
    law = "https://www.gesetze-im-internet.de/asylvfg_1992/__61.html"
    rows = [
        (
            Span(f"Volkshochschule Schwerin, Kurs {number}", "de"),
            "2. 2. 2027",
            str(3 * number % 17),
        )
        for number in range(1, courses + 1)
    ]
    blocks: list[Block] = [
        Verdict(Tone.WAIT, text.label, text.verdict, text.reason),
        Heading(text.why),
        Numbered(
            [
                Item(text.reason, Span("§ 61 Abs. 1 AsylG", "de", law)),
                Item(text.months, Span("§ 61 Abs. 1 Satz 2 AsylG", "de", law)),
                Item((text.ask, ": ", Span(OFFICE, "de"), ", 0385 588-0, 115.")),
            ]
        ),
        Heading(text.ask),
        Contact(
            name=OFFICE,
            address="Am Packhof 2–6\n19053 Schwerin",
            phone="0385 588-0",
            email="auskunft@schwerin.example",
            website="https://www.schwerin.example/",
            hours=text.hours,
            languages=text.languages,
        ),
        Heading(text.course),
        Facts([(text.course, text.places), (text.places, "12")]),
        Bullets([Item(text.months), Item((Span(text.ask, is_strong=True), " (B1)"))]),
        Table(
            caption=text.course,
            columns=[
                Column(text.course, share=3),
                Column(text.hours.split()[0].strip(",")),
                Column(text.places, is_numeric=True),
            ],
            rows=rows,
            total=("", "", str(sum(int(row[2]) for row in rows))),
        ),
        QrCode("https://handinhand.example/de/angebot/deutschkurs/", text.course),
        Paragraph(text.months, is_quiet=True),
    ]
    return Document(
        title=text.title,
        language=language,
        facts_on=FACTS_ON,
        blocks=blocks,
        source_address=ADDRESS,
        lead=text.months,
    )
