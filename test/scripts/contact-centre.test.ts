import { describe, expect, it } from '@jest/globals';

import { convertContactCentre } from '../../scripts/contact-centre.js';
import { withFiles } from './in-folder.js';

const HEADER =
  'Call Id,Agent,Date,Time,Topic,Answered (Y/N),Resolved,Speed of answer in seconds,AvgTalkDuration,Satisfaction rating';

/** With a byte order mark and line ends as the published file has them. */
const calls = (...rows: readonly string[]): Record<string, string> => ({
  'calls.csv': `\uFEFF${[HEADER, ...rows].join('\r\n')}\r\n`,
});

const SMALL = calls(
  'ID1,Ben,2021-01-01,9:12:58,Streaming,Y,Y,109,0:02:23,3',
  'ID2,Ann,2021-01-01,9:12:58,"Payment, related",Y,N,70,0:04:02,5',
  'ID3,Ben,2021-01-31,9:47:31,Streaming,N,N,,,',
  'ID4,Ben,2021-01-31,9:47:31,Streaming,Y,N,10,0:02:11,4',
  'ID5,Ben,2021-02-01,9:47:31,Streaming,N,N,,,',
  'ID6,Ann,2021-02-02,9:47:31,Streaming,Y,Y,33,0:02:11,',
);

describe('the calls of a contact centre', () => {
  it('become figures of each agent and month, as counts', async () => {
    await withFiles(SMALL, async ({ input, out, lines }) => {
      await convertContactCentre(input, out);
      expect(await lines('observations/2021-01.csv')).toEqual([
        'indicator,subject,period,value,numerator,denominator,sample,source,reference',
        'answer-rate,employee:Ann,2021-01,,1,1,1,internal,calls.csv',
        'resolution-rate,employee:Ann,2021-01,,0,1,1,internal,calls.csv',
        'speed-of-answer,employee:Ann,2021-01,,70,1,1,internal,calls.csv',
        'satisfaction,employee:Ann,2021-01,,5,1,1,survey,calls.csv',
        'answer-rate,employee:Ben,2021-01,,2,3,3,internal,calls.csv',
        'resolution-rate,employee:Ben,2021-01,,1,2,2,internal,calls.csv',
        'speed-of-answer,employee:Ben,2021-01,,119,2,2,internal,calls.csv',
        'satisfaction,employee:Ben,2021-01,,7,2,2,survey,calls.csv',
      ]);
    });
  });

  it('become complaints about their topic where they solved nothing, answered or not', async () => {
    await withFiles(SMALL, async ({ input, out, lines }) => {
      await convertContactCentre(input, out);
      expect(await lines('unresolved.csv')).toEqual([
        'id,date,department,employee,channel,cause,source',
        'ID2,2021-01-01,contact-centre,Ann,call,"Payment, related",customer',
        'ID3,2021-01-31,contact-centre,Ben,call,Streaming,customer',
        'ID4,2021-01-31,contact-centre,Ben,call,Streaming,customer',
        'ID5,2021-02-01,contact-centre,Ben,call,Streaming,customer',
      ]);
    });
  });

  it('leave out a figure without cases: a blank rating, a month in which nothing was answered', async () => {
    await withFiles(SMALL, async ({ input, out, lines }) => {
      await convertContactCentre(input, out);
      expect(await lines('observations/2021-02.csv')).toEqual([
        'indicator,subject,period,value,numerator,denominator,sample,source,reference',
        'answer-rate,employee:Ann,2021-02,,1,1,1,internal,calls.csv',
        'resolution-rate,employee:Ann,2021-02,,1,1,1,internal,calls.csv',
        'speed-of-answer,employee:Ann,2021-02,,33,1,1,internal,calls.csv',
        'answer-rate,employee:Ben,2021-02,,0,1,1,internal,calls.csv',
      ]);
    });
  });

  it('become a company of agents who are there from the first month on', async () => {
    await withFiles(SMALL, async ({ input, out, lines }) => {
      const said = await convertContactCentre(input, out);
      expect(said[0]).toBe('6 calls, 4 of them answered, 2021-01, 2021-02.');
      expect(await lines('departments.csv')).toEqual(['code,name,parent', 'contact-centre,Contact centre,']);
      expect(await lines('roles.csv')).toEqual(['code,name,name_zh', 'service-agent,Customer service agent,客服专员']);
      expect(await lines('employees.csv')).toEqual([
        'code,name,hired,left,currency,salary',
        'Ann,Ann,2021-01-01,,GBP,',
        'Ben,Ben,2021-01-01,,GBP,',
      ]);
      expect(await lines('assignments.csv')).toEqual([
        'employee,role,department,from,to,target_bonus',
        'Ann,service-agent,contact-centre,2021-01-01,,400.00',
        'Ben,service-agent,contact-centre,2021-01-01,,400.00',
      ]);
    });
  });

  it.each([
    ['ID1,Ben,2021-01-01,,,N,Y,,,', 'calls.csv, row 2, column "Resolved": "Y" was found, expected N: nobody answered.'],
    ['ID1,Ben,2021-01-01,,,Y,Y,1.5,,3', 'calls.csv, row 2, column "Speed of answer in seconds": "1.5" was found'],
    ['ID1,Ben,2021-01-01,,,Y,Y,10,,6', 'calls.csv, row 2, column "Satisfaction rating": "6" was found'],
    ['ID1,Ben,1 January,,,Y,Y,10,,5', 'calls.csv, row 2, column "Date": "1 January" was found'],
    ['ID1,,2021-01-01,,,Y,Y,10,,5', 'calls.csv, row 2, column "Agent": "" was found'],
    ['ID1,Ben,2021-01-01,,,Y,Y', 'calls.csv is no sound CSV'],
  ])('are refused with the place of what is wrong: %s', async (row, message) => {
    await withFiles(calls(row), async ({ input, out }) => {
      await expect(convertContactCentre(input, out)).rejects.toThrow(message);
    });
  });

  it('are refused where a call is there twice, a column is missing or no call is there', async () => {
    const twice = calls('ID1,Ben,2021-01-01,,,N,N,,,', 'ID1,Ben,2021-01-01,,,N,N,,,');
    await withFiles(twice, ({ input, out }) =>
      expect(convertContactCentre(input, out)).rejects.toThrow('row 3, column "Call Id": "ID1" was found'),
    );
    await withFiles({ 'calls.csv': 'Call Id,Agent\n' }, ({ input, out }) =>
      expect(convertContactCentre(input, out)).rejects.toThrow(
        'calls.csv has no column "Date" and no column "Answered',
      ),
    );
    await withFiles(calls(), ({ input, out }) =>
      expect(convertContactCentre(input, out)).rejects.toThrow('calls.csv holds no calls.'),
    );
  });
});
