interface ErrorBody {
  message?: unknown;
  pageErrors?: { message?: string }[];
  fieldErrors?: Record<string, { message?: string }[]>;
}

/**
 * What went wrong, in sentences for people. Understands errors of wires, of Apex and of the record API, several at once,
 * and JavaScript errors.
 */
export function reduceErrors(errors: unknown): string[] {
  const list = Array.isArray(errors) ? errors : [errors];
  const messages = list.filter((error) => error !== null && error !== undefined).flatMap(messagesOf);
  return [...new Set(messages.filter((message) => message !== ''))];
}

function messagesOf(error: unknown): string[] {
  if (typeof error === 'string') return [error];
  const { body, message, statusText } = error as { body?: unknown; message?: string; statusText?: string };
  if (Array.isArray(body)) return body.map((entry: ErrorBody) => textOf(entry.message));
  if (body !== null && typeof body === 'object') return messagesOfBody(body);
  return [message ?? statusText ?? String(error)];
}

function messagesOfBody(body: ErrorBody): string[] {
  const onPage = (body.pageErrors ?? []).map(({ message }) => textOf(message));
  const onFields = Object.values(body.fieldErrors ?? {}).flatMap((entries) =>
    entries.map(({ message }) => textOf(message)),
  );
  const all = [...onPage, ...onFields];
  return all.length > 0 ? all : [textOf(body.message)];
}

function textOf(message: unknown): string {
  return typeof message === 'string' ? message : '';
}
