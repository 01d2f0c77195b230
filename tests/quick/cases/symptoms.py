"""Section 5: the words of symptoms."""

from tests.quick.notation import Cases

CASES: Cases = {
    "高翔|林楠|曾凡|苏小月|曹宁|姚远|钱程|乔木": [
        ("高翔发热，林楠低烧，曾凡高热，苏小月有点烧", "高翔 fever; 林楠 fever; 曾凡 fever; 苏小月 fever"),
        ("高翔干咳，林楠有点咳嗽，曾凡咳痰", "高翔 cough; 林楠 cough; 曾凡 cough"),
        (
            "高翔乏力，林楠浑身无力，曾凡没劲，苏小月没力气，曹宁疲乏，姚远疲倦",
            "高翔 fatigue; 林楠 fatigue; 曾凡 fatigue; 苏小月 fatigue; 曹宁 fatigue; 姚远 fatigue",
        ),
        (
            "高翔咽痛，林楠咽喉痛，曾凡嗓子疼，苏小月喉咙痛，曹宁嗓子有点痛",
            "高翔 sore_throat; 林楠 sore_throat; 曾凡 sore_throat; 苏小月 sore_throat; 曹宁 sore_throat",
        ),
        (
            "高翔呼吸困难，林楠气短，曾凡气促，苏小月胸闷，曹宁憋气，姚远喘不上气",
            "高翔 dyspnea; 林楠 dyspnea; 曾凡 dyspnea; 苏小月 dyspnea; 曹宁 dyspnea; 姚远 dyspnea",
        ),
        ("高翔腹泻，林楠拉肚子，曾凡拉稀，苏小月闹肚子", "高翔 diarrhea; 林楠 diarrhea; 曾凡 diarrhea; 苏小月 diarrhea"),
        ("高翔结膜炎，林楠红眼病", "高翔 conjunctivitis; 林楠 conjunctivitis"),
        (
            "高翔肌肉酸痛，林楠浑身疼，曾凡全身酸疼，苏小月身上痛，曹宁肌肉疼痛",
            "高翔 myalgia; 林楠 myalgia; 曾凡 myalgia; 苏小月 myalgia; 曹宁 myalgia",
        ),
        (
            "高翔鼻塞，林楠鼻子不通，曾凡鼻子堵，苏小月流涕，曹宁流鼻涕，姚远流清涕",
            "高翔 congestion; 林楠 congestion; 曾凡 congestion; 苏小月 congestion; 曹宁 congestion; 姚远 congestion",
        ),
        (
            "高翔嗅觉减退，林楠味觉下降，曾凡没有味觉，苏小月闻不到味，曹宁尝不出味道，姚远味觉丧失",
            "高翔 anosmia; 林楠 anosmia; 曾凡 anosmia; 苏小月 anosmia; 曹宁 anosmia; 姚远 anosmia",
        ),
        ("高翔36.5头痛，林楠36.6感冒，曾凡36.4腰疼", "高翔 36.5; 林楠 36.6; 曾凡 36.4"),
        ("高翔36.5好像有点咳嗽", "高翔 36.5 cough"),
        ("高翔疑似发热37.2", "高翔 37.2 fever"),
        ("高翔去发热门诊了", "高翔 hospital"),
        ("高翔吃了退烧药，36.9", "高翔 36.9"),
        ("高翔发烧、咳嗽、乏力38.2", "高翔 38.2 fever,cough,fatigue"),
        ("高翔38.2", "高翔 38.2"),
        ("高翔咳嗽并伴有乏力、流涕", "高翔 cough,fatigue,congestion"),
        ("高翔嗓子干，36.5", "高翔 36.5"),
        ("高翔过敏性鼻炎，鼻塞流涕，36.4", "高翔 36.4 congestion"),
    ],
}
