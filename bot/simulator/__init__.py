"""A local Telegram Bot API server with phones in the browser. It knows nothing of any bot: any Bot API client may use it.

In a program or test::

    simulator = Simulator(clock, token="123456:TEST", phones=(Phone(101, "小红"), Phone(102, "国强")))
    async with running(simulator) as address:        # or create_app(simulator) under any ASGI server
        ...                                          # the bot's base URL is f"{address}/bot", its files f"{address}/file/bot"
        await simulator.people.start(101, "CODE")    # a person presses START
        card = await simulator.wait_for(101, lambda chat: chat.find("欢迎"))
        await simulator.people.tap(101, card.id, "同意")

`clock` is any callable giving an aware datetime: it dates messages and may jump. Lifetimes (messages 24 h, taps 150 s),
limits, long polls and webhook retries run on `timer` instead: real seconds, or `ManualTimer` moved by a test.

- `Phone(samples=((name, bytes), …))` gives a person files to send with one click; `simulator.guide = Guide((Step(…), …))` shows steps
  that tick themselves off; `simulator.name_bot("复工", "fugong_bot")` names the bot. Words of the page may be `{"zh": …, "en": …}`.
- `simulator.people`: what persons do: start, type, write (`**bold**` becomes formatting), tap, press, document, photo, video, audio,
  voice, album, sticker, location, move and stop (a live one), contact, forward, edit, send (any fields), block, deactivate, group, upgrade,
  add. A tap takes callback_data or a label. `crowd(simulator.people, 20_000, blocked=0.03)` adds thousands.
- `simulator.read(user)` is a `ChatView` (messages as `Bubble`, keyboard, toasts, transcript); `simulator.wait_for(user,
  condition, timeout)` gives the condition's first true value and looks after every change; `wait_for_call(condition)`.
- `simulator.log` holds every `Call` (method, params, at, status, answer, source); `log.of("sendMessage")`, `log.counts`.
- `simulator.updates`: `log` of all updates, `inject({...})` of any object, `jump(n)` of the identifiers, `len()` waiting.
- `simulator.faults.add(Fault(FaultKind.LOST, method="sendMessage", times=1))`: 429, 5xx, delay, lost answer, dropped call;
  by `probability`, for one method or `send*`; `firm` floods hold for as long as they say.
- `simulator.limits`: rates as attributes, `enabled`, `refused`, `hurried` (calls in a pause that had been told).
  `simulator.call(method, **params)` works without HTTP.

What differs from Telegram, on purpose: only HTML parse mode (others are refused as unsupported); URLs of files are never
fetched; webhooks on loopback may be plain HTTP on any port, as with a local Bot API server; photo sizes share one set of bytes.

The page at "/" shows the phones side by side, one with tabs on a narrow screen. For browser tests, `data-testid`:
`clock`, `clock-time`, `jump-<key>`, `language`, `notice`, `connection`, `tab-<user_id>`, `phone-<user_id>`, `viewer`; `guide`,
`step-<key>` (with data-done), `guide-say`, `guide-offer`, `guide-close`, `guide-open`; inside a phone:
`name`, `caption`, `badge`, `block`, `messages`, `message-<message_id>` (with data-own, data-edits), `edit`, `button` (inline, with
data-callback), `photo`, `download`, `toast`, `alert`, `alert-ok`, `typing`, `start`, `unblock`, `menu`, `commands`,
`command-<name>`, `attach`, `attachments`, `attach-photo|picture|file|location|live|contact|voice|sticker` (a picture is a photo sent as a
file), `sample-<n>` (from 0), `photo-file`, `picture-file` and `file` (the choosers: set_input_files; several photos are an album), `walk`
and `stop-live` (of a live location that is shared), `input`, `send`, `keys` (shows and hides), `keyboard`, `key` (reply keyboard). A phone
has class `ring` while it rings. What the page does it asks of /phones/<user_id>/<action>, /clock/jump, /control/faults and
/control/log.
"""

from bot.simulator.app import SimulatorApp, create_app
from bot.simulator.crowds import Crowd, crowd
from bot.simulator.faults import Fault, FaultKind
from bot.simulator.guide import Guide, Step, Words
from bot.simulator.log import Call
from bot.simulator.people import NoSuchButtonError
from bot.simulator.refusals import RefusedError
from bot.simulator.serving import running
from bot.simulator.simulator import Simulator, Stop
from bot.simulator.state import Phone
from bot.simulator.timer import ManualTimer, RealTimer, Timer
from bot.simulator.views import Bubble, ChatView
from bot.simulator.world import Toast

__all__ = [
    "Bubble", "Call", "ChatView", "Crowd", "Fault", "FaultKind", "Guide", "ManualTimer", "NoSuchButtonError", "Phone", "RealTimer",
    "RefusedError", "Simulator", "SimulatorApp", "Step", "Stop", "Timer", "Toast", "Words", "create_app", "crowd", "running",
]  # fmt: skip
