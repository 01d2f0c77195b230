"""The peer's fixed choices."""

USUAL = ("36.3", "36.5", "36.8", "37.0", "37.3", "37.5", "37.8", "38.0", "38.2", "38.5", "39.0", "39.5")
SYMPTOMS = {
    "fever": "发热",
    "cough": "咳嗽",
    "fatigue": "乏力",
    "sore_throat": "咽痛",
    "dyspnea": "呼吸困难或胸闷",
    "diarrhea": "腹泻",
    "conjunctivitis": "结膜炎",
    "myalgia": "肌肉酸痛",
    "congestion": "鼻塞流涕",
    "anosmia": "嗅觉味觉减退",
}
STATUSES = {
    "on_post": "在岗",
    "remote": "居家办公",
    "home_isolation": "居家隔离",
    "central_isolation": "集中隔离",
    "hospital": "就医",
    "leave": "休假",
    "not_returned": "未返岗",
    "departed": "离职",
}
