// The page's own words in Chinese and English. The bot's words are the bot's business.

const WORDS = {
  zh: {
    title: "手机试用台", notice: "本页仅供试用和测试，数据只存在内存中", clock: "模拟时钟", close: "关闭", ok: "好",
    other: "English", jumps: "把时钟拨到", jump: "把时钟拨到：{0}", connected: "已连接", lost: "连接断开，正在重连…",
    start: "开始", invited: "通过邀请链接打开", empty: "还没有消息", menu: "菜单", commands: "命令列表", input: "输入消息",
    send: "发送", attach: "添加附件", file: "文件", photo: "图片或视频", photo_hint: "多选就是一组", video: "视频", audio: "音频", made_up: "示例，{0} 秒", picture_file: "图片文件", picture_hint: "不压缩，按文件发送", location: "位置", contact: "名片", voice: "语音", sticker: "贴纸",
    edited: "已编辑", edit: "编辑", editing: "正在编辑消息", cancel: "取消", copied: "已复制", block: "屏蔽机器人", unblock: "解除屏蔽",
    blocked: "您已屏蔽机器人，解除后才能收发消息。", deactivated: "此账号已停用。", typing: "正在输入…", unread: "{0} 条新消息", download: "下载 {0}",
    open_photo: "查看图片", voice_message: "语音消息 {0} 秒", forwarded: "转发自 {0}", spoiler: "点按显示", phone: "{0}的手机",
    keyboard: "快捷键盘", pinned: "置顶", messages: "消息", failed: "未能发送：{0}", live: "实时位置", live_hint: "共享 8 小时",
    live_until: "实时位置，共享到 {0}", live_over: "实时位置，已结束", walk: "开始走动", stand: "停在原地", stop_sharing: "停止共享", moved: "已更新",
    reply: "回复", latest: "最新消息", formats: "文字格式", format_bold: "加粗", format_italic: "斜体", format_strikethrough: "删除线",
    format_spoiler: "隐藏", format_code: "等宽", format_link: "链接",
    guide: "新手向导", guide_close: "收起向导", guide_open: "向导", sample: "示例文件，点一下就发送",
  },
  en: {
    title: "Trial phones", notice: "For trying and testing; state lives in memory", clock: "Simulated clock", close: "Close", ok: "OK",
    other: "中文", jumps: "Move the clock to", jump: "Move the clock to: {0}", connected: "Connected", lost: "Connection lost, trying again…",
    start: "START", invited: "Opened by an invitation link", empty: "No messages yet", menu: "Menu", commands: "Commands", input: "Message",
    send: "Send", attach: "Attach", file: "File", photo: "Photo or video", photo_hint: "several are an album", video: "Video", audio: "Audio", made_up: "made up, {0} s", picture_file: "Photo as a file", picture_hint: "not compressed", location: "Location", contact: "Contact", voice: "Voice", sticker: "Sticker",
    edited: "edited", edit: "Edit", editing: "Editing a message", cancel: "Cancel", copied: "Copied", block: "Block the bot", unblock: "Unblock",
    blocked: "You have blocked the bot. Unblock it to write again.", deactivated: "This account was deleted.", typing: "typing…", unread: "{0} new", download: "Download {0}",
    open_photo: "View photo", voice_message: "Voice message, {0} s", forwarded: "Forwarded from {0}", spoiler: "Tap to show", phone: "Phone of {0}",
    keyboard: "Keyboard", pinned: "Pinned", messages: "Messages", failed: "Not sent: {0}", live: "Live location", live_hint: "shared for 8 hours",
    live_until: "Live location until {0}", live_over: "Live location, ended", walk: "Walk", stand: "Stand still", stop_sharing: "Stop sharing", moved: "updated",
    reply: "Reply", latest: "Latest messages", formats: "Formatting", format_bold: "Bold", format_italic: "Italic", format_strikethrough: "Strikethrough",
    format_spoiler: "Hidden", format_code: "Monospace", format_link: "Link",
    guide: "Guide for newcomers", guide_close: "Put the guide away", guide_open: "Guide", sample: "a sample, sent with one click",
  },
};

let language = localStorage.getItem("language") === "en" ? "en" : "zh";

export const locale = () => (language === "en" ? "en-GB" : "zh-CN");

export function word(key, ...values) {
  return WORDS[language][key].replace(/\{(\d)\}/g, (_, index) => values[Number(index)]);
}

// Words that come from the server: one text, or one for each language.
export function said(words) {
  return typeof words === "string" ? words : (words[language] ?? Object.values(words)[0] ?? "");
}

export function switchLanguage() {
  language = language === "en" ? "zh" : "en";
  localStorage.setItem("language", language);
}

export function translatePage() {
  document.documentElement.lang = language === "en" ? "en" : "zh-CN";
  document.title = word("title");
  for (const element of document.querySelectorAll("[data-text]")) element.textContent = word(element.dataset.text);
}
