import { ill, type Examination, type Finding, type Patient } from './finding.ts';

const signs = { well: '✔', warning: '!', ill: '✖' } as const;

/** A finding with the name of what was looked at. */
export interface NamedFinding extends Finding {
  readonly name: string;
}

/** Puts every examination to the org; one that can't be made is itself a finding. */
export async function examine(patient: Patient, examinations: readonly Examination[]): Promise<NamedFinding[]> {
  const findings: NamedFinding[] = [];
  for (const { name, examine: look } of examinations) {
    const finding = await look(patient).catch((error: unknown) =>
      ill(`Could not be looked at: ${error instanceof Error ? error.message : String(error)}`),
    );
    findings.push({ name, ...finding });
  }
  return findings;
}

/** One line per finding, as the doctor prints them. */
export function report(findings: readonly NamedFinding[]): string {
  return findings.map(({ name, state, text }) => `${signs[state]} ${name.padEnd(16)} ${text}`).join('\n');
}
