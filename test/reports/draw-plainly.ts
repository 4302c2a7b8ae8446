import type { Part } from '../../src/reports/page.ts';

/** Parts as text that is easy to read in a diff; nothing is left out. */
export function drawPlainly(parts: readonly Part[]): string {
  return `${parts.map(drawPart).join('\n\n')}\n`;
}

function drawPart(part: Part): string {
  switch (part.kind) {
    case 'heading':
      return `# ${part.text}`;
    case 'range':
      return part.text;
    case 'figures':
      return part.figures
        .map(
          ({ label, value, change }) => `${label}: ${value}${change ? ` (${change.direction}: ${change.text})` : ''}`,
        )
        .join('\n');
    case 'findings':
      return part.sentences.map((sentence) => `* ${sentence}`).join('\n');
    case 'notes':
      return part.sentences.map((sentence) => `- ${sentence}`).join('\n');
    case 'table': {
      const lines = [part.columns.map(({ label }) => label), ...part.rows.map((row) => row.map(({ text }) => text))];
      return [`[table] ${part.caption}`, ...lines.map((line) => line.join(' | '))].join('\n');
    }
    case 'chart':
      return [
        `[${part.shape}, ${part.unit}] ${part.title}`,
        `categories: ${part.categories.join(', ')}`,
        ...part.series.map(
          ({ name, values }) => `${name}: ${values.map((value) => value?.toFixed(2) ?? '–').join(', ')}`,
        ),
      ].join('\n');
  }
}
