"""Section 6: statuses."""

from tests.quick.notation import Cases

CASES: Cases = {
    "高翔|林楠|曾凡|苏小月|曹宁|姚远|钱程|乔木": [
        ("高翔离职，林楠已辞职", "高翔 departed; 林楠 departed"),
        (
            "高翔住院，林楠就医，曾凡去医院了，苏小月看病去了，曹宁去看医生，姚远急诊",
            "高翔 hospital; 林楠 hospital; 曾凡 hospital; 苏小月 hospital; 曹宁 hospital; 姚远 hospital",
        ),
        ("高翔集中隔离，林楠在隔离点，曾凡在隔离酒店", "高翔 central_isolation; 林楠 central_isolation; 曾凡 central_isolation"),
        (
            "高翔居家隔离，林楠居家观察，曾凡居家医学观察，苏小月在家隔离，曹宁自我隔离，姚远居家健康监测",
            "高翔 home_isolation; 林楠 home_isolation; 曾凡 home_isolation; 苏小月 home_isolation; 曹宁 home_isola"
            "tion; 姚远 home_isolation",
        ),
        (
            "高翔未返岗，林楠待返岗，曾凡还没回来，苏小月滞留武汉，曹宁未归，姚远未返程",
            "高翔 not_returned; 林楠 not_returned; 曾凡 not_returned; 苏小月 not_returned; 曹宁 not_returned; 姚远 not_returned",
        ),
        (
            "高翔请假，林楠休息，曾凡轮休，苏小月年假，曹宁病假，姚远产假，钱程婚假，乔木事假",
            "高翔 leave; 林楠 leave; 曾凡 leave; 苏小月 leave; 曹宁 leave; 姚远 leave; 钱程 leave; 乔木 leave",
        ),
        (
            "高翔居家办公，林楠在家上班，曾凡远程，苏小月线上办公，曹宁WFH",
            "高翔 remote; 林楠 remote; 曾凡 remote; 苏小月 remote; 曹宁 remote",
        ),
        (
            "高翔在岗，林楠上班，曾凡到岗，苏小月返岗，曹宁复工，姚远值班，钱程当班，乔木出勤",
            "高翔 on_post; 林楠 on_post; 曾凡 on_post; 苏小月 on_post; 曹宁 on_post; 姚远 on_post; 钱程 on_post; 乔木 on_post",
        ),
        ("高翔请假去医院", "高翔 hospital"),
        ("高翔病假在家隔离", "高翔 home_isolation"),
        ("高翔没请假，36.5", "高翔 36.5"),
        ("高翔隔离已解除，36.5", "高翔 36.5"),
        ("高翔居家隔离期满，今天返岗", "高翔 on_post"),
        ("高翔已解除集中隔离，36.5在岗", "高翔 36.5 on_post"),
        ("高翔 是否返岗：否 36.5", "高翔 36.5 not_returned"),
        ("高翔36.5 是否在岗：是", "高翔 36.5 on_post"),
        ("高翔出差，36.5", "高翔 36.5"),
        ("高翔37.6，休息十分钟后复测36.7，在岗", "高翔 37.6 on_post"),
        ("高翔给隔离酒店送餐，36.5", "高翔 36.5"),
        ("高翔去医院送货，36.5", "高翔 36.5"),
        ("高翔在隔离点值班36.5", "高翔 36.5 on_post"),
        ("高翔不在岗，36.5", "高翔 36.5"),
        ("高翔未住院，36.5", "高翔 36.5"),
        ("高翔没去医院，37.8", "高翔 37.8"),
        ("高翔送医院了39.1", "高翔 39.1 hospital"),
        ("高翔已送往市人民医院就诊", "高翔 hospital"),
        ("高翔今天请了半天假", "高翔 leave"),
        ("高翔休年假，林楠休产假", "高翔 leave; 林楠 leave"),
        ("高翔正常到岗，林楠正常上班", "高翔 on_post; 林楠 on_post"),
        ("高翔下班后去了医院", "高翔 hospital"),
        ("高翔还在老家没回来", "高翔 not_returned"),
        ("高翔尚未返岗", "高翔 not_returned"),
        ("高翔昨天出院，今天在家休息", "高翔 leave"),
        ("高翔注意休息，36.5", "高翔 36.5"),
        ("高翔集中观察第5天36.5", "高翔 36.5 central_isolation"),
        ("高翔陪孩子去医院，请假", "高翔 leave"),
        ("高翔孩子住院请假陪护", "高翔 leave"),
        ("高翔隔离结束，已复工", "高翔 on_post"),
        ("高翔从隔离点回来了，现居家隔离", "高翔 home_isolation"),
        ("高翔请假（去医院复查）", "高翔 hospital"),
    ],
}
