import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import type { Principal } from '../access/principal.js';
import { EVERYBODY, Scopes, sees, seesEverybody, type Scope } from '../access/scope.js';
import { today } from '../access/today.js';
import { Database } from '../database/database.js';
import { done, refused, type Outcome } from '../engine/finding.js';
import { parsePeriod } from '../engine/period.js';
import { phrase } from '../engine/phrase.js';
import { Inquiry, InquiryFile, InquiryStep } from './inquiries.entities.js';
import { inquiryError, noInquiry } from './inquiry-refusals.js';
import { actionsTo, type InquiryState } from './inquiry-states.js';
import { inquiryViews, type InquiryView } from './inquiry-views.js';

/** Which inquiries are wanted. */
export interface InquiryFilter {
  readonly state?: InquiryState | undefined;
  readonly period?: string | undefined;
  readonly employee?: string | undefined;
  /** Those only whose answer is overdue. */
  readonly overdue?: boolean | undefined;
}

export interface InquiryPage {
  /** Those whose number comes after this one. */
  readonly after: number;
  readonly limit: number;
}

/** Whom a reader sees in a period. */
type Sight = (period: string) => Promise<Scope>;

/** Rows looked at together. */
const TOGETHER = 500;

/** Shows inquiries to whoever may see the one who asked, in the period that it is about; to nobody named, all of them. */
@Injectable()
export class InquiryReader {
  constructor(
    private readonly database: Database,
    private readonly scopes: Scopes,
  ) {}

  /** Those that fit, in the order in which they were opened. */
  async list(
    reader: Principal | undefined,
    filter: InquiryFilter,
    { after, limit }: InquiryPage,
    now = new Date(),
  ): Promise<InquiryView[]> {
    const sight = this.sightOf(reader);
    const found: number[] = [];
    let from = after;
    while (found.length < limit) {
      const some = await candidates(this.database.reader, reader, filter, from, today(now));
      for (const { id, period, employee } of some) if (sees(await sight(period), employee)) found.push(id);
      if (some.length < TOGETHER) break;
      from = some.at(-1)?.id ?? from;
    }
    return inquiryViews(this.database.reader, found.slice(0, limit), today(now));
  }

  /** How many are open that they see and may answer: not their own. */
  async toAnswer(
    reader: Principal,
    now = new Date(),
  ): Promise<{ readonly toAnswer: number; readonly overdue: number }> {
    const count = async (filter: InquiryFilter): Promise<number> => {
      const sight = this.sightOf(reader);
      let [counted, from] = [0, 0];
      for (;;) {
        const some = await candidates(this.database.reader, reader, filter, from, today(now));
        for (const { period, employee } of some)
          if (employee !== reader.employee && sees(await sight(period), employee)) counted += 1;
        if (some.length < TOGETHER) return counted;
        from = some.at(-1)?.id ?? from;
      }
    };
    return { toAnswer: await count({ state: 'open' }), overdue: await count({ state: 'open', overdue: true }) };
  }

  /** One of them with all that was said. Refused where there is none, or none that they see. */
  async show(reader: Principal | undefined, id: number, now = new Date()): Promise<Outcome<InquiryView>> {
    const inquiry = await this.find(reader, id);
    const [view] = inquiry ? await inquiryViews(this.database.reader, [id], today(now)) : [];
    return view ? done(view) : refused(noInquiry(id));
  }

  /** A file of one of them, with its bytes. */
  async file(
    reader: Principal | undefined,
    id: number,
    number: number,
  ): Promise<
    Outcome<{ readonly inquiry: Inquiry; readonly name: string; readonly type: string; readonly bytes: Buffer }>
  > {
    const inquiry = await this.find(reader, id);
    if (!inquiry) return refused(noInquiry(id));
    const file = await this.database.reader.findOneBy(InquiryFile, { inquiry: id, number });
    if (!file)
      return refused(
        inquiryError('no-file', phrase`inquiry ${{ id }} has no file ${{ number }}`, phrase`look at its files`),
      );
    return done({ inquiry, name: file.name, type: file.type, bytes: Buffer.from(file.content, 'base64') });
  }

  /** What it is about, where they see it. */
  async find(reader: Principal | undefined, id: number): Promise<Inquiry | undefined> {
    const inquiry = await this.database.reader.findOneBy(Inquiry, { id });
    if (!inquiry || !sees(await this.sightOf(reader)(inquiry.period), inquiry.employee)) return undefined;
    return inquiry;
  }

  private sightOf(reader: Principal | undefined): Sight {
    if (!reader) return () => Promise.resolve(EVERYBODY);
    const known = new Map<string, Promise<Scope>>();
    return (code) => {
      const period = parsePeriod(code);
      if (!period) throw new RangeError(`"${code}" is no period`);
      const scope = known.get(code) ?? this.scopes.of(reader, period);
      known.set(code, scope);
      return scope;
    };
  }
}

/** Some that fit, whoever may see them. Where somebody sees nobody but themselves, only their own are looked at. */
async function candidates(
  manager: EntityManager,
  reader: Principal | undefined,
  { state, period, employee, overdue }: InquiryFilter,
  after: number,
  day: string,
): Promise<Inquiry[]> {
  const query = manager
    .createQueryBuilder(Inquiry, 'inquiry')
    .innerJoin(InquiryStep, 'step', `step.inquiry = inquiry.id AND step.ordinal = (${LAST_STEP})`)
    .where('inquiry.id > :after', { after })
    .orderBy('inquiry.id', 'ASC')
    .limit(TOGETHER);
  const isAlone = reader !== undefined && !seesEverybody(reader) && reader.heads.length === 0;
  if (isAlone) query.andWhere('inquiry.employee = :own', { own: reader.employee ?? '' });
  if (state !== undefined) query.andWhere('step.action IN (:...actions)', { actions: actionsTo(state) });
  if (period !== undefined) query.andWhere('inquiry.period = :period', { period });
  if (employee !== undefined) query.andWhere('inquiry.employee = :employee', { employee });
  if (overdue === true) query.andWhere('step.due < :day', { day });
  return query.getMany();
}

const LAST_STEP = 'SELECT MAX(latest.ordinal) FROM inquiry_step latest WHERE latest.inquiry = inquiry.id';
