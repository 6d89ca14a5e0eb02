// The names of filter criteria are fixed in the source of Tasklist, not in the locale files.
const CRITERIA = {
  'Process Instance': '流程实例',
  'Process definition': '流程定义',
  'Case Instance': '案例实例',
  'Case definition': '案例定义',
  'Other': '其他',
  'User / Group': '用户／用户组',
  'Task': '任务',
  'Dates': '日期',
  'Business Key': '业务编号',
  'Business Key Like': '业务编号包含',
  'Key': '标识',
  'Key In': '标识属于',
  'Name': '名称',
  'Name Like': '名称包含',
  'Active': '未挂起',
  'Activity Instance ID In': '活动实例 ID 属于',
  'Execution ID': '执行 ID',
  'Assignee': '办理人',
  'Assignee in': '办理人属于',
  'Assignee Like': '办理人包含',
  'Owner': '委派人',
  'Candidate Group': '候选组',
  'Candidate Groups': '候选组属于',
  'Candidate User': '候选人',
  'Involved User': '相关用户',
  'Assigned': '已有办理人',
  'Unassigned': '尚无办理人',
  'Delegation State': '委派状态',
  'Definition Key': '任务定义标识',
  'Definition Key In': '任务定义标识属于',
  'Definition Key Like': '任务定义标识包含',
  'Description': '说明',
  'Description Like': '说明包含',
  'Priority': '优先级',
  'Priority Max': '优先级不高于',
  'Priority Min': '优先级不低于',
  'Tenant ID In': '单位代码属于',
  'Without Tenant ID': '不属于任何单位',
  'Without Due Date': '没有办理期限',
  'Created Before': '创建早于',
  'Created After': '创建晚于',
  'Due Before': '办理期限早于',
  'Due After': '办理期限晚于',
  'Follow Up After': '跟进日期晚于',
  'Follow Up Before': '跟进日期早于',
  'Follow Up Before or Not Existent': '跟进日期早于或未设置'
};

const HELP = [
  [/^List of values sep[ae]rated by comma\. E\.g\.: (.*)$/, '多个值用英文逗号分隔，例如：$1'],
  [/^List of values separated by comma or an expression which evaluates to a list\. E\.g\.: (.*) or (.*)$/,
    '多个值用英文逗号分隔，或写一个结果为列表的表达式，例如：$1，或 $2'],
  [/^E\.g\.: (.*) or (.*)$/, '例如：$1，或 $2'],
  [/^E\.g\.: (.*)$/, '例如：$1']
];

/** The Chinese for the name of a filter criterion, which may end in the star of expressions, or for its help text. */
export function translateCriterion(text) {
  const [, name, star] = /^(.*?)(\s*\*)?$/s.exec(text);
  if (Object.prototype.hasOwnProperty.call(CRITERIA, name)) {
    return CRITERIA[name] + (star ? ' *' : '');
  }
  const match = HELP.find(([pattern]) => pattern.test(text));
  return match && text.replace(...match);
}
