# Guidance: the library, reading and confirming, publishing, receipts

command-guidance = Guidance that applies here

## Lists
guidance-title = <b>Guidance</b> · { $name } ({ $risk }) · { $count ->
    [one] { $count } document
   *[other] { $count } documents
    }{ $waiting ->
    [0] {""}
   *[other] , <b>{ $waiting }</b> waiting for you
    }
guidance-title-division = <b>Guidance</b> · { $name } · { $count ->
    [one] { $count } document in force
   *[other] { $count } documents in force
    }
guidance-title-all = <b>Guidance library</b> · { $count ->
    [one] { $count } document
   *[other] { $count } documents
    }
guidance-found = <b>Guidance</b> · { $count } with "{ $text }"
guidance-waiting = <b>Guidance</b> · { $count } waiting for you
guidance-none-waiting = Nothing waits for you any more.
guidance-none = No guidance applies to this enterprise at the moment. You will get a message when there is some; no need to look every day.
guidance-none-division = No guidance applies in this division at the moment.
guidance-none-found = Nothing was found. Please try another word, or see all.
guidance-none-yet = The library is empty. Tap "Publish guidance" for the first document.
guidance-choose = <b>Guidance</b>
    Where?
button-guidance-confirm = ● To confirm: { $title } ({ $day })
button-guidance-unread = ● Unread: { $title } ({ $day })
button-guidance-read = Read: { $title } ({ $day })
button-guidance-confirmed = Confirmed: { $title } ({ $day })
button-guidance-plain = { $title } ({ $day })
button-guidance-holds = { $title } ({ $day })
button-guidance-rests = Not valid today: { $title } ({ $day })
button-guidance-withdrawn = Withdrawn: { $title } ({ $day })
button-guidance-list = 📖 All guidance
button-guidance-all = 📖 The whole library
button-guidance-waiting = Only what waits for me ({ $count })
button-guidance-whole = See all
button-guidance-find = 🔍 Search
button-guidance-new = ➕ Publish guidance
button-guidance-today = 📖 Guidance: { $confirm ->
    [0] { $unread } unread
   *[other] { $unread ->
        [0] { $confirm } to confirm
       *[other] { $unread } unread, { $confirm } to confirm
    }
    }

## Search
ask-guidance_search-text = Which words are you looking for?
leave-guidance_search = Not searching now?
guidance-find-how = Titles and summaries are searched; several words with spaces between them, such as: masks temperature

## One document
guidance-version = <b>{ $title }</b> · version { $number }
guidance-is-withdrawn = ⛔ Withdrawn: enterprises do not see what it says.
guidance-superseded = This is an earlier version; there is a newer one. For reference only.
guidance-followed = A newer version holds from { $from } on; until then this one does.
guidance-not-yet = Not in force yet.
guidance-over = Its validity has ended.
guidance-whom = For: { $sectors }; { $risks }
guidance-all-sectors = all sectors
guidance-all-risks = all risk levels
guidance-valid-from = Valid: from { $from }, until further notice
guidance-valid = Valid: { $from } to { $until }
guidance-changes = What changed: { $text }
guidance-summary = { $text }
guidance-please-confirm = Please read the full text, then tap "I have read it".
guidance-please-confirm-this = Please tap "I have read it" when you have.
guidance-counts = Read by { $readers }, confirmed by { $confirmers }.
guidance-notice-begins = In force from { $from }.
guidance-confirmed = ✅ You have confirmed that you read it.
guidance-confirmed-now = ✅ Your confirmation is recorded. Thank you.
guidance-confirmed-old = ✅ Your confirmation of this version is recorded. There is a newer one now: please read that too.
guidance-withdrawn = "{ $title }" was withdrawn and need not be followed any more.
guidance-body-end = End of the full text.
guidance-versions = <b>{ $title }</b> · { $count ->
    [one] { $count } version
   *[other] { $count } versions
    }
guidance-older = Version { $number } ({ $day })
guidance-older-changed = Version { $number } ({ $day }): { $text }
button-guidance-body = 📄 Full text
button-guidance-ok = ✅ I have read it
button-guidance-older = 🕘 Earlier versions
button-guidance-number = Version { $number }
button-guidance-back = ‹ Back to this guidance
toast-guidance-below = The full text is below
toast-guidance-no-body = This guidance has no further text
toast-guidance-confirmed = Confirmed and recorded

## Receipts
button-guidance-who = 👥 Who has not read it
button-guidance-who-count = 👥 Receipts
guidance-everywhere = Everywhere
guidance-receipts = <b>Receipts</b> · { $title } · version { $number }
guidance-receipts-none = { $where }: it applies to no enterprise.
guidance-receipts-read = { $where }: it applies to { $total ->
    [one] { $total } enterprise
   *[other] { $total } enterprises
    }, of which { $reachable } can read it: read by <b>{ $read }</b>.
guidance-receipts-confirmed = { $where }: it applies to { $total ->
    [one] { $total } enterprise
   *[other] { $total } enterprises
    }, of which { $reachable } can read it: read by <b>{ $read }</b>, confirmed by <b>{ $confirmed }</b>.
guidance-receipts-nobody = { $count ->
    [one] { $count } more has no manager here and cannot see it; please tell it some other way.
   *[other] { $count } more have no manager here and cannot see it; please tell them some other way.
    }
guidance-owing-none = ✅ Everybody has.
guidance-owing-read = Not read yet by { $count ->
    [one] { $count } enterprise
   *[other] { $count } enterprises
    }:
guidance-owing-confirm = Not confirmed yet by { $count ->
    [one] { $count } enterprise
   *[other] { $count } enterprises
    }:
button-guidance-owing = { $name }
button-guidance-owing-read = { $name } (read, not confirmed)

## Publishing
guidance-draft-new = <b>Publish guidance</b>
guidance-draft = <b>Publish guidance</b> · { $title }
guidance-draft-next = <b>Publish the next version</b> · { $title } · version { $number }
guidance-tap-buttons = Please choose with the buttons below.
guidance-overtaken = Another admin has published a version of this guidance just now; what you wrote was not published. Please read the new one first.
ask-guidance_publish-title = Title in Chinese (at most 60 characters):
ask-guidance_publish-summary = Summary in Chinese: what has to be done, in two or three sentences (at most 400 characters). It is sent with the notice.
ask-guidance_publish-keep = Has the full text changed?
ask-guidance_publish-body = The full text in Chinese:
ask-guidance_publish-english = In English as well?
ask-guidance_publish-title_en = Title in English:
ask-guidance_publish-summary_en = Summary in English:
ask-guidance_publish-body_en = The full text in English:
ask-guidance_publish-sectors = For which sectors? You may choose several.
ask-guidance_publish-risks = For places of which risk levels? You may choose several.
ask-guidance_publish-confirm = Do enterprises have to confirm that they have read it?
ask-guidance_publish-valid_from = From which day on does it hold?
ask-guidance_publish-valid_until = Until which day (included)?
ask-guidance_publish-changes = What is different from the last version, in Chinese (at most 300 characters)? Enterprises see this first.
ask-guidance_publish-changes_en = What is different, in English:
ask-guidance_publish-send = Send a message to those it applies to now?
ask-guidance_publish-review = <b>Please check</b>
leave-guidance_publish = Not publishing it? What you have written is not kept.
button-guidance-keep-yes = No, keep the last version's text
button-guidance-keep-no = Yes, I will send it
button-guidance-english-yes = In English too
button-guidance-english-no = Chinese alone
button-guidance-confirm-yes = Must be confirmed
button-guidance-confirm-no = No, reading is enough
button-guidance-send-yes = Tell those it applies to
button-guidance-send-no = Only put it into the library
button-guidance-body-skip = Use the Chinese text
button-guidance-lasting = Until further notice
button-guidance-publish = ✅ Publish
field-guidance-title = title
field-guidance-summary = summary
field-guidance-keep = full text
field-guidance-body = full text
field-guidance-english = English
field-guidance-title_en = English title
field-guidance-summary_en = English summary
field-guidance-body_en = English text
field-guidance-sectors = sectors
field-guidance-risks = risk levels
field-guidance-confirm = confirmation
field-guidance-valid_from = first day
field-guidance-valid_until = last day
field-guidance-changes = what changed
field-guidance-changes_en = what changed (English)
field-guidance-send = notice
guidance-item = • { $what }: { $value }
guidance-item-more = { $what }: { $value }
guidance-item-lines = { $first }
    {"    "}{ $then }
guidance-parts = { $count ->
    [one] { $count } message
   *[other] { $count } messages
    }
guidance-as-chinese = the Chinese text
guidance-lasting = until further notice
guidance-would-reach = { $count ->
    [one] { $count } person will be told now.
   *[other] { $count } people will be told now.
    }
guidance-instead-of-night = To have it leave by day, choose "Only put it into the library", then send it from there as a broadcast, at a time.
guidance-old-stays = The last version stays readable, but notices of it that are still being sent stop. Where it must be confirmed, those who confirmed the last one confirm again.
guidance-published = ✅ <b>Published</b> · { $title } · version { $number }
guidance-begins = It holds from { $from } on; enterprises find it in their list from that day.
guidance-goes-out = The notice is on its way; for many recipients another admin confirms it first. Its progress: /broadcasts.
guidance-to-nobody = ⚠️ There is nobody who could get the notice now: it goes to nobody. Those it applies to find it under /guidance.
guidance-not-sent = No notice was sent. Those it applies to find it under /guidance.
toast-guidance-published = Published

## Withdrawing
button-guidance-broadcast = 📣 Broadcast it
button-guidance-next = 📝 Next version
button-guidance-off = ⛔ Withdraw
button-guidance-on = ↩️ Let it hold again
button-guidance-off-yes = ⛔ Yes, withdraw it
button-guidance-off-no = ‹ No
button-guidance-off-undo = ↩️ Undo
guidance-off-asked = Withdraw "{ $title }"? Then:
    • enterprises will not see what it says any more;
    • notices still being sent stop at once, and those sent are taken back: deleted if they are less than 48 hours old, changed to "withdrawn" if older;
    • all versions stay in the library.
guidance-off = ⛔ "{ $title }" was withdrawn. Notices still being sent have stopped, and those sent are being taken back; see /broadcasts.
guidance-on = ✅ "{ $title }" holds again. Notices that were stopped or taken back are not sent by themselves: to tell the enterprises again, open it and tap "Broadcast it".
toast-guidance-off = Withdrawn
