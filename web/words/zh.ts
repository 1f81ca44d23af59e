import { AUDIT_ZH } from './audit-words';
import { INQUIRIES_ZH } from './inquiry-words';
import { MONTH_ZH } from './month-words-zh';
import { PEOPLE_ZH } from './people-words';
import { SCORECARD_ZH } from './scorecard-words';
import { TEAM_ZH } from './team-words';
import type { Words } from './words';

export const ZH: Words = {
  locale: 'zh-CN',
  otherLanguage: 'English',
  app: { name: 'cxpay', skip: '跳到正文', menu: '主菜单', title: (page) => `${page} · cxpay` },
  menu: {
    scorecard: '我的记分卡',
    month: '月度',
    inquiries: '疑问',
    team: '团队',
    weights: '权重',
    plans: '方案',
    reefs: '投诉',
    people: '员工',
    audit: '审计记录',
    account: '账户',
  },
  signIn: {
    title: '登录',
    intro: '查看您因客户体验获得的奖金，以及每一笔金额的由来。',
    username: '用户名',
    password: '密码',
    submit: '登录',
    out: '退出登录',
    missing: '请填写此项。',
    wrong: '用户名或密码不正确。',
    tooMany: (wait) => `登录失败次数过多。请在 ${wait}后重试，或请管理员重置密码。`,
    singleSignOn: '使用公司账户登录',
  },
  account: {
    signedInAs: (username) => `当前账户：${username}`,
    roles: '角色',
    role: { hr: '人力资源', 'department-head': '部门负责人', employee: '员工', auditor: '审计员', admin: '管理员' },
    changePassword: '修改密码',
    mustChange: '您的密码由他人设置。请先设置自己的密码。',
    oldPassword: '当前密码',
    newPassword: '新密码',
    again: '再次输入新密码',
    rule: '至少 12 个字符。一句话容易记住。',
    tooShort: '至少需要 12 个字符。',
    notTheSame: '两次输入不一致。',
    submit: '修改密码',
    changed: '密码已修改。您的其他会话已结束。',
    wrongOld: '当前密码不正确。',
    everywhere: '在所有设备上退出',
    everywhereHint: '结束您的所有会话，包括其他设备上的会话。',
  },
  states: {
    loading: '正在加载',
    failed: '无法显示此内容。',
    unreachable: '无法连接服务器。请检查网络连接，然后重试。',
    busy: '服务器正忙。请稍后重试。',
    internal: (id) => `内部出现错误。请将此编号告知 cxpay 的维护人员：${id}`,
    again: '重试',
    notAllowed: '您的账户无权查看此内容。',
    notFoundTitle: '没有此页面',
    notFound: '地址可能有误，或页面已移动。',
    toStart: '前往首页',
    unconfirmedTitle: '您的账户正在等待确认',
    unconfirmed:
      '管理员新建或更改了此账户，或重设了密码。在人力资源部的同事于“人员”页面确认之前，其角色不生效。确认后请刷新本页。',
    noPages: '您的角色暂无页面。账户可通过命令 cxpay account 或 API 管理。',
  },
  scorecard: SCORECARD_ZH,
  month: MONTH_ZH,
  inquiry: INQUIRIES_ZH,
  people: PEOPLE_ZH,
  team: TEAM_ZH,
  audit: AUDIT_ZH,
  seconds: (n) => `${n} 秒`,
  minutes: (n) => `${n} 分钟`,
};
