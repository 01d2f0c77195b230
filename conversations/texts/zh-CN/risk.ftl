# Risk of places (风险等级) and the policy (口径)
