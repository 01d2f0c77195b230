"""Typed words for symptoms and statuses, from the tables of QUICK_REPORTS (sections 5 and 6): enough to answer one question by typing."""

import unicodedata

from conversations.codes import Status, Symptom

_SYMPTOMS: tuple[tuple[Symptom, tuple[str, ...]], ...] = (
    (Symptom.FEVER, ("发热", "发烧", "低烧", "低热", "高烧", "高热", "fever")),
    (Symptom.COUGH, ("咳嗽", "干咳", "咳痰", "cough")),
    (Symptom.FATIGUE, ("乏力", "无力", "没劲", "没力气", "疲乏", "疲倦", "fatigue", "tired")),
    (Symptom.SORE_THROAT, ("咽痛", "咽喉痛", "嗓子疼", "嗓子痛", "喉咙疼", "喉咙痛", "sore throat")),
    (Symptom.DYSPNEA, ("呼吸困难", "气短", "气促", "气喘", "胸闷", "憋气", "喘不上气", "short of breath")),
    (Symptom.DIARRHEA, ("腹泻", "拉肚子", "拉稀", "闹肚子", "diarrhea", "diarrhoea")),
    (Symptom.CONJUNCTIVITIS, ("结膜炎", "红眼病", "conjunctivitis")),
    (Symptom.MYALGIA, ("肌肉酸痛", "肌肉疼痛", "浑身疼", "浑身酸痛", "全身酸痛", "全身疼", "aching")),
    (Symptom.CONGESTION, ("鼻塞", "鼻子不通", "流涕", "流鼻涕", "流清涕", "runny nose")),
    (Symptom.ANOSMIA, ("嗅觉减退", "味觉减退", "没有味觉", "闻不到味", "尝不出味", "loss of smell")),
)
_STATUSES: tuple[tuple[Status, tuple[str, ...]], ...] = (
    (Status.DEPARTED, ("离职", "辞职", "left")),
    (Status.HOSPITAL, ("就医", "住院", "医院", "看病", "hospital")),
    (Status.CENTRAL_ISOLATION, ("集中隔离", "集中观察", "隔离点")),
    (Status.HOME_ISOLATION, ("居家隔离", "在家隔离", "居家观察", "home isolation")),
    (Status.NOT_RETURNED, ("未返岗", "待返岗", "没回来", "not returned")),
    (Status.LEAVE, ("请假", "休假", "病假", "事假", "休息", "leave")),
    (Status.REMOTE, ("居家办公", "在家办公", "远程", "remote")),
    (Status.ON_POST, ("在岗", "上班", "on post", "at work")),
)
_DENIALS = ("无", "没", "不", "未", "否", "no ")


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text[:500]).lower().strip()


def symptom_words(text: str) -> tuple[str, ...]:
    """The symptoms named in a short answer; nothing when it denies something, because then buttons are surer."""
    plain = _plain(text)
    found = []
    for symptom, words in _SYMPTOMS:
        for word in words:
            if word in plain:
                found.append(symptom.value)
                plain = plain.replace(word, " ")
    return () if any(denial in plain for denial in _DENIALS) else tuple(dict.fromkeys(found))


def status_words(text: str) -> tuple[str, ...]:
    """The status named in a short answer; the first of the table that fits."""
    plain = _plain(text)
    if any(denial in plain.replace("未返岗", "").replace("没回来", "") for denial in _DENIALS):
        return ()
    return next(((status.value,) for status, words in _STATUSES if any(word in plain for word in words)), ())
