import { IMPORT_FILE_BYTES, IMPORT_ROUTES, LIMITS, type WireHeaderMapping, type WireImport } from '../../wire/index.ts';
import type { Area, Call, Deed } from '../call.ts';
import type { CustomerState } from '../customer-state.ts';
import { Doing } from '../customers/doing.ts';
import { movePoints } from '../customers/moves.ts';
import { addressOf } from '../files.ts';
import { pageOfList } from '../lists/ask.ts';
import { storedList } from '../lists/stored.ts';
import { impossible, invalidField, notFound } from '../refusals.ts';
import { asObject, Violations } from '../violations.ts';
import { csvCell, readCsv } from './import-file.ts';

type Import = CustomerState['imports'][number];

/** Milliseconds until an import is being read, is read, and has run. */
const PACE = { parsing: 500, parsed: 1_000, imported: 1_000 } as const;
const SAMPLES = 5;

/** The import as its age has it. */
function shown({ failures: _failures, ...loyaltyImport }: Import, call: Call): WireImport {
  const age = Date.parse(call.now) - Date.parse(loyaltyImport.updatedDate);
  const slow = call.switches.jobPace === 'seconds';
  if (loyaltyImport.status === 'IMPORTED' && slow && age < PACE.imported) {
    const { importResult: _result, ...rest } = loyaltyImport;
    return { ...rest, status: 'IMPORTING', revision: '4' };
  }
  if (loyaltyImport.status !== 'PARSED' || !slow || age >= PACE.parsed) return loyaltyImport;
  const { parseResult: _parsed, ...rest } = loyaltyImport;
  return age < PACE.parsing
    ? { ...rest, status: 'INITIATED', revision: '1' }
    : { ...rest, status: 'PARSING', revision: '2' };
}

function createFileUrl(call: Call): Deed {
  const id = `imports/${call.newId()}.csv`;
  return {
    answer: { filePath: id, uploadUrl: addressOf(call.site.id, id) },
    edits: [{ put: 'files', entity: { id, text: null } as { id: string } }],
  };
}

const parseError = (found: string | undefined, text: string | undefined): string => {
  if (found === undefined) return 'FILE_NOT_FOUND';
  return text === undefined ? 'FILE_TOO_LARGE' : 'NO_ROWS';
};

function create(call: Call): Deed {
  const { fileUrl, fileName, fileSize } = call.body;
  const violations = new Violations();
  violations.required('fileUrl', fileUrl);
  violations.refuse();
  const found = call.site.files.find(({ id }) => id === fileUrl)?.text ?? undefined;
  const text = (found?.length ?? 0) > IMPORT_FILE_BYTES ? undefined : found;
  const rows = text === undefined ? [] : readCsv(text);
  const read = rows.length > 1;
  const entity: Import = {
    id: call.newId(),
    revision: '3',
    createdDate: call.now,
    updatedDate: call.now,
    status: read ? 'PARSED' : 'FAILED',
    fileMetadata: {
      size: Number(fileSize ?? text?.length ?? 0),
      name: String(fileName ?? 'import.csv'),
      url: String(fileUrl),
      ...(read ? { header: { values: rows[0] ?? [] } } : {}),
      sampleDataRows: rows.slice(1, SAMPLES + 1).map((values) => ({ values })),
    },
    parseResult: {
      parsedRowCount: Math.max(0, rows.length - 1),
      ...(read ? {} : { parseErrorReason: parseError(found, text) }),
    },
  };
  const loyaltyImport = shown(entity, call);
  return {
    answer: { loyaltyImport },
    edits: [{ put: 'imports', entity }],
    announces: [{ event: 'importCreated', entityId: entity.id, entity: loyaltyImport }],
  };
}

function find(call: Call, id: string): Import {
  const found = call.site.imports.find((candidate) => candidate.id === id);
  if (found === undefined) throw notFound('Loyalty import', id);
  return found;
}

function columnsOf(call: Call): Readonly<Record<'EMAIL' | 'POINTS', number>> {
  const { headerMappings } = asObject(call.body.headerMappingInfo) as { headerMappings?: readonly WireHeaderMapping[] };
  const indexOf = (name: string) => headerMappings?.find(({ columnName }) => columnName === name)?.columnIndex;
  const [EMAIL, POINTS] = [indexOf('EMAIL'), indexOf('POINTS')];
  if (headerMappings?.length !== 2 || EMAIL === undefined || POINTS === undefined)
    throw invalidField('headerMappingInfo.headerMappings', 'must map EMAIL and POINTS, and nothing else');
  return { EMAIL, POINTS };
}

/** Brings in one row; answers why it did not go in. */
function importRow(doing: Doing, email: string, points: string): string | undefined {
  const customers = doing.customers();
  const [contact] = customers.persons.contactsWith(email.trim());
  if (contact === undefined) return 'No contact has this address';
  const balance = Number(points);
  if (points.trim() === '' || !Number.isInteger(balance) || balance < 0 || balance > LIMITS.adjustBalance.max)
    return 'The points are not a whole number';
  const account = customers.byContact(contact.id);
  if (account === undefined) return 'The contact has no loyalty account';
  const amount = doing.moment.switches.importPoints === 'set' ? balance - account.points.balance : balance;
  if (amount === 0) return undefined;
  const moved = movePoints(doing.moment, account, {
    amount,
    counts: 'adjusted',
    entry: {
      transactionType: 'ADJUST',
      description: 'Imported',
      adjustInfo: { amountBefore: account.points.balance, amountAfter: account.points.balance + amount },
    },
  });
  doing.add(moved.edits, moved.announces);
  return undefined;
}

function execute(call: Call): Deed {
  const before = find(call, String(call.body.loyaltyImportId));
  if (shown(before, call).status !== 'PARSED') throw impossible('The import is not PARSED', 'IMPORT_NOT_PARSED');
  const columns = columnsOf(call);
  const text = call.site.files.find(({ id }) => id === before.fileMetadata.url)?.text ?? '';
  const rows = readCsv(text).slice(1);
  const doing = new Doing(call);
  const failures = rows.flatMap((row) => {
    const reason = importRow(doing, row[columns.EMAIL] ?? '', row[columns.POINTS] ?? '');
    return reason === undefined ? [] : [[...row, reason].map(csvCell).join(',')];
  });
  const entity: Import = {
    ...before,
    status: 'IMPORTED',
    revision: '6',
    updatedDate: call.now,
    fileMetadata: { ...before.fileMetadata, headerMappingInfo: asObject(call.body.headerMappingInfo) as never },
    importResult: {
      errorFileExists: failures.length > 0,
      successCount: rows.length - failures.length,
      failureCount: failures.length,
    },
    failures,
  };
  doing.add([{ put: 'imports', entity }], []);
  return { answer: { loyaltyImport: shown(entity, call) }, edits: doing.edits, announces: doing.announces };
}

function errorFile(call: Call): Deed {
  const { id, failures = [], fileMetadata } = find(call, call.query.get('loyaltyImportId') ?? '');
  if (failures.length === 0) throw notFound('An error file of import', id);
  const file = `imports/${id}-errors.csv`;
  const header = [...(fileMetadata.header?.values ?? []), 'ERROR'].map(csvCell).join(',');
  const text = `${[header, ...failures].join('\n')}\n`;
  return {
    answer: { url: addressOf(call.site.id, file) },
    edits: [{ put: 'files', entity: { id: file, text } as { id: string } }],
  };
}

function query(call: Call): Deed {
  const fields = ['status', 'createdDate', 'updatedDate'];
  const { items, metadata } = pageOfList(storedList(call.site.imports, fields), asObject(call.body.query), {
    at: 'query',
    fields,
    usualSort: [{ fieldName: 'createdDate', order: 'DESC' }],
  });
  const found = items.flatMap((item) => ('entity' in item ? [shown(item.entity, call)] : []));
  return { answer: { loyaltyImports: found, pagingMetadata: metadata } };
}

/** `@wix/loyalty` imports. */
export const IMPORT_AREA: Area = {
  routes: IMPORT_ROUTES,
  calls: {
    createLoyaltyImportFileUrl: createFileUrl,
    createLoyaltyImport: create,
    getLoyaltyImport: (call) => ({
      answer: { loyaltyImport: shown(find(call, call.query.get('loyaltyImportId') ?? ''), call) },
    }),
    executeLoyaltyImport: execute,
    getErrorFileDownloadUrl: errorFile,
    queryLoyaltyImports: query,
  },
};
