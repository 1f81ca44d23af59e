import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { actorOf, type Principal } from '../access/principal.js';
import { today } from '../access/today.js';
import { EVERYBODY } from '../access/scope.js';
import { AuditService, type Actor } from '../audit/audit.service.js';
import { Database } from '../database/database.js';
import { done, refused, type Finding, type Outcome } from '../engine/finding.js';
import type { Period } from '../engine/period.js';
import { isSamePerson } from '../audit/people.js';
import { otherRun } from '../months/refusals.js';
import { PayoutsService } from '../runs/payouts.service.js';
import { Run } from '../runs/runs.entities.js';
import { askingEnds } from './asking-ends.js';
import { Inquiry, InquiryFile, InquiryStep } from './inquiries.entities.js';
import { checkFiles, type CheckedFile, type GivenFile } from './inquiry-files.js';
import { askingProblem, roomProblem, type Asked } from './inquiry-limits.js';
import { referenceProblems } from './inquiry-links.js';
import { placeIn, type InquiryPlace } from './inquiry-place.js';
import { InquiryReader } from './inquiry-reader.service.js';
import { inquirySubject, stepRecord } from './inquiry-record.js';
import {
  inquiryError,
  MOST_INQUIRIES,
  MOST_STEPS,
  noEmployee,
  noInquiry,
  ownInquiry,
  textProblem,
  tooLate,
  tooMany,
  wrongInquiryState,
} from './inquiry-refusals.js';
import {
  ASKING_ACTIONS,
  INQUIRY_STEPS,
  type CorrectedKind,
  type InquiryAction,
  type InquiryOutcome,
  type InquiryState,
} from './inquiry-states.js';
import { inquiryTimes, workingDaysLater } from './inquiry-times.js';
import type { InquiryView } from './inquiry-views.js';
import { phrase } from '../engine/phrase.js';

/** What somebody says, with files. */
export interface Message {
  readonly text: string;
  readonly files?: readonly GivenFile[];
}

export interface Question extends Message, InquiryPlace {
  readonly period: Period;
  /** The run that was looked at: refused where another one counts by now. */
  readonly run?: number | undefined;
}

export interface Resolution {
  readonly outcome: InquiryOutcome;
  /** What is told to whoever asked: the reason. */
  readonly text: string;
  /** With the outcome `correction`, and with no other. */
  readonly correction?: WantedCorrection | undefined;
  readonly references?: readonly string[];
}

/** What is to be corrected; in the inquiry's period where none is named. */
export interface WantedCorrection {
  readonly of: CorrectedKind;
  readonly period?: string | undefined;
}

/** A step that is to be taken; how it is called may depend on where the inquiry stands. */
interface Wanted extends Message {
  readonly action: (state: InquiryState) => InquiryAction;
  readonly mayBeSilent?: boolean;
  readonly outcome?: InquiryOutcome;
  readonly correction?: WantedCorrection | undefined;
  readonly references?: readonly string[];
}

/** Employees question their payouts, HR and heads answer: each step is kept, and is an audit entry. */
@Injectable()
export class InquiriesService {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditService,
    private readonly payouts: PayoutsService,
    private readonly reader: InquiryReader,
  ) {}

  /** Opens an inquiry about one's own payout of the period's latest run. */
  async open(asker: Principal, question: Question, now = new Date()): Promise<Outcome<InquiryView>> {
    const { employee } = asker;
    if (employee === null) return refused(noEmployee());
    const { period } = question;
    const run = await this.payouts.latestRun(period);
    if (!run.ok) return run;
    const payout = await this.payouts.explained(run.value, employee, EVERYBODY);
    if (!payout.ok) return payout;
    const place = placeIn(question, payout.value.explanation.lines);
    const files = checkFiles(question.files ?? [], 0);
    const text = textProblem(question.text, '/text');
    const meant = question.run ?? run.value.id;
    const findings = [
      ...(place.ok ? [] : place.findings),
      ...(files.ok ? [] : files.findings),
      ...(text ? [text] : []),
      ...(meant === run.value.id ? [] : [otherRun(period.code, meant, run.value.id)]),
    ];
    if (!place.ok || !files.ok || findings.length > 0) return refused(...findings);
    const { leafHash } = payout.value;
    const about = { period: period.code, employee, run: run.value.id, leafHash, ...place.value };
    const opened = await this.database.write(async (manager) => {
      const problem =
        (await openingProblem(manager, period, { ...about, text: question.text }, now)) ??
        (await roomProblem(manager, about, files.value));
      if (problem) return refused(problem);
      const inquiry: Inquiry = { id: await nextInquiry(manager), ...about };
      await manager.insert(Inquiry, inquiry);
      const step = { ...plainStep(asker, now), action: 'open' as const, text: question.text, due: dueFrom(now) };
      await this.store(manager, inquiry, { ...step, inquiry: inquiry.id, ordinal: 1 }, files.value, 0);
      return done(inquiry.id);
    });
    return opened.ok ? this.reader.show(asker, opened.value, now) : opened;
  }

  /** The one who asked says more; of an inquiry that has been answered, it is open again. */
  message(asker: Principal, id: number, message: Message, now = new Date()): Promise<Outcome<InquiryView>> {
    const wanted = { ...message, action: (state: InquiryState) => (state === 'answered' ? 'reopen' : 'add') } as const;
    return this.byAsker(asker, id, wanted, now);
  }

  /** The one who asked takes it back. */
  withdraw(asker: Principal, id: number, text: string, now = new Date()): Promise<Outcome<InquiryView>> {
    return this.byAsker(asker, id, { text, action: () => 'withdraw', mayBeSilent: true }, now);
  }

  /** Answers somebody else's inquiry. */
  answer(person: Principal, id: number, message: Message, now = new Date()): Promise<Outcome<InquiryView>> {
    return this.byOther(person, id, { ...message, action: () => 'answer' }, now);
  }

  /** Ends somebody else's inquiry, and says why: explained, to be corrected, or refused. */
  resolve(person: Principal, id: number, resolution: Resolution, now = new Date()): Promise<Outcome<InquiryView>> {
    return this.byOther(person, id, { ...resolution, action: () => 'resolve' }, now);
  }

  /** Names the records that make the correction which an inquiry was resolved with. */
  link(person: Principal, id: number, references: readonly string[], now = new Date()): Promise<Outcome<InquiryView>> {
    const wanted: Wanted = { text: '', references, action: () => 'link', mayBeSilent: true };
    return this.byOther(person, id, wanted, now);
  }

  private async byAsker(asker: Principal, id: number, wanted: Wanted, now: Date): Promise<Outcome<InquiryView>> {
    const inquiry = await this.reader.find(asker, id);
    if (!inquiry) return refused(noInquiry(id));
    if (inquiry.employee !== asker.employee) return refused(notOwn(id));
    return this.take(asker, inquiry, wanted, now);
  }

  private async byOther(person: Principal, id: number, wanted: Wanted, now: Date): Promise<Outcome<InquiryView>> {
    const inquiry = await this.reader.find(person, id);
    if (!inquiry) return refused(noInquiry(id));
    return this.take(person, inquiry, wanted, now);
  }

  private async take(person: Principal, inquiry: Inquiry, wanted: Wanted, now: Date): Promise<Outcome<InquiryView>> {
    const taken = await this.database.write(async (manager): Promise<Outcome<number>> => {
      const steps = await manager.find(InquiryStep, { where: { inquiry: inquiry.id }, order: { ordinal: 'ASC' } });
      const last = steps.at(-1);
      if (!last) return refused(noInquiry(inquiry.id));
      const state = INQUIRY_STEPS[last.action].to;
      const action = wanted.action(state);
      if (isAnswering(action) && isOwn(person, inquiry, steps)) return refused(ownInquiry(inquiry.id));
      if (!INQUIRY_STEPS[action].from.includes(state)) return refused(wrongInquiryState(inquiry.id, action, state));
      const before = await manager.countBy(InquiryFile, { inquiry: inquiry.id });
      const files = checkFiles(wanted.files ?? [], before);
      const problems = [...(await wantedProblems(manager, wanted, action, steps)), ...(files.ok ? [] : files.findings)];
      const room = files.ok && isAsking(action) ? await roomProblem(manager, inquiry, files.value) : undefined;
      if (room) problems.push(room);
      if (!files.ok || problems.length > 0) return refused(...problems);
      const due = action === 'add' ? last.due : action === 'reopen' ? dueFrom(now) : null;
      const step = { ...plainStep(person, now), ...wantedColumns(wanted, inquiry.period), action, due };
      await this.store(
        manager,
        inquiry,
        { ...step, inquiry: inquiry.id, ordinal: last.ordinal + 1 },
        files.value,
        before,
      );
      return done(inquiry.id);
    });
    return taken.ok ? this.reader.show(person, taken.value, now) : taken;
  }

  private async store(
    manager: EntityManager,
    inquiry: Inquiry,
    step: InquiryStep & { readonly actor: Actor },
    files: readonly CheckedFile[],
    before: number,
  ): Promise<void> {
    await manager.insert(InquiryStep, step);
    const rows = files.map(({ name, type, bytes, sha256 }, i): InquiryFile => ({
      inquiry: inquiry.id,
      number: before + i + 1,
      step: step.ordinal,
      name,
      type,
      size: bytes.length,
      sha256,
      content: Buffer.from(bytes).toString('base64'),
    }));
    for (const row of rows) await manager.insert(InquiryFile, row);
    const { actor } = step;
    const details = stepRecord(step, rows, inquiry);
    await this.audit.append(manager, { actor, action: 'inquiry', subject: inquirySubject(inquiry.id), details });
  }
}

const isAnswering = (action: InquiryAction): boolean =>
  action === 'answer' || action === 'resolve' || action === 'link';

const isAsking = (action: InquiryAction): boolean => ASKING_ACTIONS.some((asking) => asking === action);

/** Is it about their own pay, or did they ask it with the account that they have now? */
const isOwn = (person: Principal, inquiry: Inquiry, [opened]: readonly InquiryStep[]): boolean =>
  person.employee === inquiry.employee || (opened !== undefined && isSamePerson(opened.actor, actorOf(person)));

const notOwn = (id: number): Finding =>
  inquiryError('not-own', phrase`inquiry ${{ id }} is not yours`, phrase`answer it, or let the one who asked do this`);

const dueFrom = (now: Date): string => workingDaysLater(today(now), inquiryTimes().answerDays);

/** A step that says and decides nothing yet. */
const plainStep = (person: Principal, now: Date) => ({
  actor: actorOf(person),
  at: now.toISOString(),
  text: '',
  due: null,
  outcome: null,
  corrects: null,
  correctedPeriod: null,
  links: null,
});

function wantedColumns({ text, outcome, correction, references = [] }: Wanted, period: string) {
  return {
    text,
    outcome: outcome ?? null,
    corrects: correction?.of ?? null,
    correctedPeriod: correction ? (correction.period ?? period) : null,
    links: references.length === 0 ? null : JSON.stringify(references),
  };
}

async function openingProblem(
  manager: EntityManager,
  period: Period,
  asking: Asked,
  now: Date,
): Promise<Finding | undefined> {
  const { employee, run } = asking;
  const { latest, last } = await askingEnds(manager, period);
  if (latest !== run) return otherRun(period.code, run, latest);
  if (last !== null && today(now) > last) return tooLate(period.code, last);
  const asked = await manager.countBy(Inquiry, { employee, period: period.code });
  if (asked >= MOST_INQUIRIES) return tooMany(phrase`inquiries about ${{ code: period.code }}`, MOST_INQUIRIES);
  return askingProblem(manager, asking);
}

async function wantedProblems(
  manager: EntityManager,
  { text, mayBeSilent = false, outcome, correction, references = [] }: Wanted,
  action: InquiryAction,
  steps: readonly InquiryStep[],
): Promise<Finding[]> {
  const isCorrection = (outcome ?? steps.findLast((step) => step.outcome !== null)?.outcome) === 'correction';
  const problems = [
    mayBeSilent && text === '' ? undefined : textProblem(text, '/text'),
    steps.length >= MOST_STEPS ? tooMany(phrase`steps in this inquiry`, MOST_STEPS) : undefined,
    outcome === 'correction' && !correction ? NO_CORRECTION : undefined,
    outcome !== 'correction' && correction ? NEEDLESS_CORRECTION : undefined,
    references.length > 0 && !isCorrection ? NO_CORRECTION_TO_LINK : undefined,
    action === 'link' && references.length === 0 ? NO_REFERENCES : undefined,
    correction?.period !== undefined && !(await manager.existsBy(Run, { period: correction.period }))
      ? notRunYet(correction.period)
      : undefined,
  ];
  return [...problems.filter((problem) => problem !== undefined), ...(await referenceProblems(manager, references))];
}

const NO_CORRECTION = inquiryError(
  'no-correction',
  phrase`nothing says what is to be corrected`,
  phrase`name it: metric, plan or roster, and the period`,
  '/correction',
);
const NEEDLESS_CORRECTION = inquiryError(
  'needless-correction',
  phrase`only the outcome "correction" corrects something`,
  phrase`leave it out, or resolve it with a correction`,
  '/correction',
);
const NO_CORRECTION_TO_LINK = inquiryError(
  'no-correction',
  phrase`only a correction has references to the records that make it`,
  phrase`leave them out`,
  '/references',
);
const NO_REFERENCES = inquiryError(
  'no-references',
  phrase`there are no references`,
  phrase`name the records: batch:3, load:2, publication:1 or retro:ID`,
  '/references',
);
const notRunYet = (period: string): Finding =>
  inquiryError(
    'no-such-period',
    phrase`${{ period }} has not been run: there is nothing to correct`,
    phrase`name another`,
    '/correction/period',
  );

async function nextInquiry(manager: EntityManager): Promise<number> {
  const [row] = await manager.query<{ id: string | number | null }[]>('SELECT max(id) AS id FROM inquiry');
  return Number(row?.id ?? 0) + 1;
}
