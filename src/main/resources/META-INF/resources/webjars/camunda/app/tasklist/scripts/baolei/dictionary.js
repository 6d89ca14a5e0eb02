// What form-js, flatpickr, the date picker and the diagram viewer of Tasklist write in English themselves, whatever the locale.

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October',
  'November', 'December'];
const WEEKDAYS = { Sun: '日', Mon: '一', Tue: '二', Wed: '三', Thu: '四', Fri: '五', Sat: '六' };
const WEEKDAY_NAMES = {
  Sunday: '星期日', Monday: '星期一', Tuesday: '星期二', Wednesday: '星期三', Thursday: '星期四', Friday: '星期五', Saturday: '星期六'
};

const EXACT = {
  ...Object.fromEntries(MONTHS.map((month, index) => [month, `${index + 1}月`])),
  ...WEEKDAYS,
  ...WEEKDAY_NAMES,
  'Select': '请选择',
  'Search': '查找',
  'Skip to search': '跳到查找框',
  'No results': '没有匹配的选项',
  'All values selected': '已全部选择',
  'Remove tag': '移除标签',
  'yyyy/mm/dd': '年/月/日',
  'hh:mm': '时:分',
  'hh:mm ?m': '时:分',
  'HH': '时',
  'MM': '分',
  'previous': '上一页',
  'next': '下一页',
  'zoom in': '放大',
  'zoom out': '缩小',
  'reset zoom': '恢复原大小',
  'of': '／',
  'Month': '月',
  'Year': '年',
  'Increment': '增加',
  'Decrement': '减少',
  'Add new': '添加一项',
  'Collapse': '收起',
  'Nothing to show.': '没有内容。',
  'No content to show.': '没有内容。',
  'External content couldn\'t be loaded.': '外部内容未能加载。',
  'Image view': '图片',
  'This is an image placeholder': '图片占位',
  'Previous page': '上一页',
  'Next page': '下一页',
  'Click to remove sorting': '点击取消排序',
  'Date and time must both be entered.': '日期和时间须同时填写。',
  'Field is required.': '此项必填。',
  'Field must be a valid email.': '请填写有效的电子邮箱地址。',
  'Field must be a valid  international phone number. (e.g. +4930664040900)': '请填写带国际区号的电话号码，例如 +8613800000000。',
  'Field must be a valid international phone number. (e.g. +4930664040900)': '请填写带国际区号的电话号码，例如 +8613800000000。',
  'Value is not a number.': '请填写数字。',
  'Value is expected to be an integer.': '请填写整数。'
};

const PATTERNS = [
  [/^Expand all \((\d+)\)$/, (all, count) => `展开全部（${count}）`],
  [/^Remove list item (\d+)$/, (all, row) => `删除第 ${row} 项`],
  [/^Click to sort by (.*) ascending$/, (all, column) => `点击按${column}升序排列`],
  [/^Click to sort by (.*) descending$/, (all, column) => `点击按${column}降序排列`],
  [/^([A-Z][a-z]+) (\d{1,2}), (\d{4})$/, (all, month, day, year) =>
    MONTHS.includes(month) ? `${year}年${MONTHS.indexOf(month) + 1}月${day}日` : all],
  [/^([A-Z][a-z]+) (\d{4})$/, (all, month, year) => MONTHS.includes(month) ? `${year}年${MONTHS.indexOf(month) + 1}月` : all],
  [/^Field must match pattern .*$/s, () => '格式不正确，请按说明填写。'],
  [/^Field must have minimum value of (.*)\.$/, (all, limit) => `不能小于 ${limit}。`],
  [/^Field must have maximum value of (.*)\.$/, (all, limit) => `不能大于 ${limit}。`],
  [/^Field must have minimum length of (.*)\.$/, (all, limit) => `至少填写 ${limit} 个字。`],
  [/^Field must have maximum length of (.*)\.$/, (all, limit) => `不能超过 ${limit} 个字。`],
  [/^Value is expected to have at most (\d+) decimal digits?\.$/, (all, digits) => `最多保留 ${digits} 位小数。`],
  [/^Please select a valid value, the two nearest valid values are (.*) and (.*)\.$/, (all, low, high) =>
    `数值不符合要求，最接近的有效值是 ${low} 和 ${high}。`]
];

/** The Chinese for one of these texts; undefined for any other text. */
export function translate(text) {
  if (Object.prototype.hasOwnProperty.call(EXACT, text)) {
    return EXACT[text];
  }
  const match = PATTERNS.find(([pattern]) => pattern.test(text));
  return match && text.replace(...match);
}

/**
 * The part of an engine error that is meant for the official: the engine wraps the message of a refusing listener
 * into English sentences of its own. Undefined when there is nothing Chinese inside.
 */
export function messageWithin(text) {
  const wrapped = /^Cannot |ENGINE-\d+|Exception while invoking/.test(text);
  const inner = wrapped && /[^:'"\u4e00-\u9fff]*[\u4e00-\u9fff][\s\S]*$/.exec(text);
  const openQuote = inner && /'[^']*$/.test(text.slice(0, inner.index));
  return inner ? inner[0].trim().replace(openQuote ? /'$/ : /$^/, '') : undefined;
}
