"""What a turn needs to know, by kind and key: the shell loads it before the turn."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Want:
    """One thing a turn needs to know.

    | kind | key | fills |
    |---|---|---|
    | enterprise | enterprise id | `enterprises` |
    | roster | enterprise id | `rosters` (all, also the departed) |
    | ledger | enterprise id | `ledgers` |
    | history | enterprise id | `histories` |
    | invite | code as typed | `invites` |
    | alert_bundle | `ACCOUNT:MOMENT`, seconds since 1970 | `alert_bundles` under the same key: alerts told of in one message |
    | alert | alert id | `alerts`, locked for this turn, with timeline and colleagues |
    | alerts | `DIVISION:TAB:PAGE:ACCOUNT` (`alert_pages.Tab`; page from 0; account: whose alerts are `mine`) | `alert_pages` |
    | alert_counts | `DIVISION:ACCOUNT` | `alert_counts` under the same key: the open alerts there |
    | enterprise_alerts | enterprise id | `enterprise_alerts`: its open alerts, one more than its card has room for at most |
    | laggards | `DIVISION:PAGE`, page from 0, 8 a page | `laggards` under the same key |
    | checks | enterprise id | `checks`: the current check of everybody who has one, newest first |
    | check | check id | `check_cards`: one check, locked for this turn (also one that is not current any more) |
    | own_check | staff id | `own_checks`: the current check of one staff member, for the self-declaration |
    | staff | staff id | `staff`: one staff member with the enterprise, for the self-declaration |
    | wards | enterprise id | `wards`: its open isolations, with the readings of the last days |
    | isolation | isolation id | `isolations`, locked for this turn |
    | isolated | `DIVISION:FILTER:PAGE`, FILTER `all` or `missed`, 8 a page | `isolation_pages` under the same key |
    | risk | place code | `risks`: statements about the place, what it lies in and what lies in it |
    | risk_board | `` | `risk_board`: the newest statement in force of every place that is not low, and those to come |
    | risk_place | place code | `risk_places`: how many current checks a change there would judge again |
    | rejudged | `RISK_ID:ENTERPRISE_ID` | `rejudged`: whose verdict the statement changed |
    | rejudged_in | `RISK_ID:DIVISION` | `rejudged_in`: the same, counted by enterprise; `RISK_ID:` is everywhere |
    | policy_version | `` | `policy_version`: since when the policy counts that does now, and who saved it; None for the defaults |
    | disinfection | enterprise id | `disinfection`: its points, and what was logged in the last 7 days |
    | overdue | `DIVISION:PAGE`, page from 0, 8 a page | `overdue` under the same key: enterprises with disinfection still open today |
    | photo_answer | request id | `photo_answers`: the photo that an officer asked for and got |
    | couriers | enterprise id | `couriers`: its couriers, and its runs of today |
    | own_runs | staff id | `own_runs`: the same of one courier alone: that courier, the open run and the last 10 |
    | run_day | `ENTERPRISE:DAY`, the day in ISO | `run_days` under the same key: its runs of that day |
    | run | run id | `runs`: a run with deliveries, photos and track, locked for this turn |
    | trace | the question, as `courier_text.question_to_key` writes it | `traces` under the same key |
    | purge | day in ISO | `purges`: what was announced to be deleted on that day because its retention ends |
    | rota | division code | `rotas`: its officers and those above, with hours and the leaves that are not over |
    | stand_in | leave id | `stand_ins`: a leave with somebody who stands in, as that person is told of it |
    | uncovered | `ACCOUNT:DAY`, the day in ISO | `uncovered` under the same key: when divisions that concern an officer have nobody |
    | assigning | `dDIVISION` or `eENTERPRISE` | `assignings` under the same key: who is assigned there, and who may be |
    | below | `DIVISION:PAGE`, all divisions without a code, 8 a page | `below` under the same key: where officers may be assigned |
    | wishes | enterprise id | `wishes`: what each of its managers, by account id, wants of reminders |
    | closings | enterprise id | `closings`: its own days off that are not over |
    | enterprise_card | enterprise id | `enterprise_cards`: all that an officer's card of it shows |
    | search | `enterprise_search.search_key` | `searches` under the same key: enterprises found by a piece of their name, code or phone |
    | notes | `ENTERPRISE:PAGE` | `note_pages` under the same key |
    | message | message id | `messages` |
    | thread | `ENTERPRISE:PAGE` | `thread_pages` under the same key: messages with it, newest first |
    | threads | `ACCOUNT:PAGE` | `thread_lists` under the same key: enterprises with which the officer has exchanged messages |
    | division | division code, or `all`: the province | `division_days` under the same key: figures, those of its parts, the trend |
    | open_day | `ACCOUNT:DIVISION` | `open_days` under the same key: what is open there for this officer |
    | digest_times | account id | `digest_times`: when the officer wants digests |
    | audience | an audience as JSON, `audience_to_json` written without spaces | `audiences` under the same key: whom it would reach now |
    | named_enterprises | `enterprise_list.list_key` | `named_enterprises` under the same key: which enterprises each line names |
    | broadcast | broadcast id | `broadcasts`, locked for this turn, with its tally |
    | broadcast_list | page from 0 | `broadcast_pages`: all broadcasts, newest first |
    | recipients | `BROADCAST:OUTCOME:PAGE:DIVISION`, DIVISION empty for everywhere | `recipient_pages` under the same key |
    | owed | division code | `owed_pages`: broadcasts that somebody there has not confirmed |
    | received | `BROADCAST:ACCOUNT` | `received` under the same key: a broadcast as this recipient has it |
    | guidance_list | `ABOUT:PAGE:TEXT`, `guidance_keys.list_key` | `guidance_pages`: what applies there now; all without ABOUT |
    | guidance_waiting | `ENTERPRISE@ACCOUNT` | `guidance_waiting` under the same key: how much that applies this manager has not read |
    | guidance_receipts | `VERSION:DIVISION:PAGE`, DIVISION empty for everywhere | `guidance_receipts` under the same key: who has read it |
    | guidance | `VERSION:ACCOUNT` | `guidance` under the same key: one version, as this reader has read it |
    | guidance_versions | guidance id | `guidance_versions`: all versions of it, newest first |
    | recent_places | enterprise id | `recent_places`: place codes of its last checks, the most frequent first, at most 6 |
    """

    kind: str
    key: int | str
