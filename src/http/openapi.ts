import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, getSchemaPath, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

import { PERMISSION_EXTENSION } from '../access/requires.js';
import { sessionCookieName } from '../access/session-cookie.js';
import { ProblemResponse } from './dto/problem.dto.js';
import { packageFile, packageVersion } from './package-file.js';
import { PROBLEM_KINDS, problemType, type ProblemKind } from './problem.js';

/** The API's description as it is committed, and served. */
export const OPENAPI_FILE = 'openapi.json';
export const OPENAPI_PATH = '/api/v1/openapi.json';
export const DOCS_PATH = 'docs';

/** The two ways to say who asks. */
const [SESSION, TOKEN] = ['session', 'token'];

const KINDS = Object.keys(PROBLEM_KINDS) as ProblemKind[];

const DESCRIPTION = `Links pay to customer experience: from an organisation, rules and observations to explained, verifiable payouts.

Sign in by \`POST /api/v1/session\`: the answer sets the cookie of a session. A machine shows an API token instead, as
\`Authorization: Bearer …\`. Each route names the permission that it takes as \`x-permission\`; which role holds which is in
\`docs/access.md\`. Department heads see their own people, employees themselves: whoever else there may be is not found.

Amounts and decimals are strings, so that no digit is lost. Periods are months, \`2026-10\`. Lists come in pages: what is given as
\`next\` is the \`after\` of the following page.

Whatever cannot be done is answered with a problem document (RFC 9457, \`application/problem+json\`). Its \`type\` never changes:

| status | type | |
|---|---|---|
${KINDS.map((kind) => `| ${PROBLEM_KINDS[kind].status} | \`${problemType(kind)}\` | ${PROBLEM_KINDS[kind].title} |`).join('\n')}

Its \`errors\` say what is wrong where: in the content by \`pointer\` (RFC 6901), in the address by \`parameter\`, in a document that
the content carries by \`file\` with the place in it.`;

/** Describes the API from its controllers and DTOs. Complete only in what \`nest build\` compiled: its plugin reads the types. */
export function describeApi(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('cxpay')
    .setDescription(DESCRIPTION)
    .setVersion(packageVersion())
    .addCookieAuth(sessionCookieName(), undefined, SESSION)
    .addBearerAuth(undefined, TOKEN)
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (_controller, method) => method,
    extraModels: [ProblemResponse],
  });
  for (const item of Object.values(document.paths))
    for (const operation of [item.get, item.post, item.put, item.patch, item.delete])
      if (operation) {
        operation.responses['default'] = PROBLEM_ANSWER;
        operation.security = PERMISSION_EXTENSION in operation ? [{ [SESSION]: [] }, { [TOKEN]: [] }] : [];
      }
  sortEnums(document);
  return document;
}

/** The compiler names the words of a type in an order that depends on everything else it compiled. */
function sortEnums(part: unknown): void {
  if (typeof part !== 'object' || part === null) return;
  for (const [name, value] of Object.entries(part) as [string, unknown][])
    if (name === 'enum' && Array.isArray(value)) value.sort();
    else sortEnums(value);
}

const PROBLEM_ANSWER = {
  description: 'It could not be done.',
  content: { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemResponse) } } },
};

/** Serves the committed description, and the pages to read it and try it out with; all they need comes from here. */
export function serveDescription(app: INestApplication): void {
  const document = packageFile(OPENAPI_FILE) as OpenAPIObject;
  SwaggerModule.setup(DOCS_PATH, app, document, {
    jsonDocumentUrl: OPENAPI_PATH,
    raw: ['json'],
    customSiteTitle: 'cxpay API',
  });
}
