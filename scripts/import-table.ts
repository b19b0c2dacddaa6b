import { DRIVER_COMMONS, LAYERS, type Layer, SCREENS } from '#tests/architecture/layers.ts';

/** The layer table as a page shows it, from the very table that the boundary test reads. */
export function importTable(): string {
  const rows = Object.entries(LAYERS).map(([room, layer]) =>
    row([
      room === '' ? 'tool configurations' : `**${room}**`,
      layer.doors.map(door).join(' ') || '–',
      layer.node ? 'yes' : '–',
      packages(room, layer),
    ]),
  );
  return [
    row(['from', 'may import', 'Node', 'packages']),
    row(['---', '---', '---', '---']),
    ...rows,
    '',
    `A device in \`drivers/\` builds on ${list(DRIVER_COMMONS)} and never on another device.`,
    `${list(SCREENS)} in \`renderer/\` are screens and never import each other.`,
  ].join('\n');
}

/** `#core/` is the room, anything longer a part of it. */
function door(subpath: string): string {
  return `\`${subpath.replace(/^#/, '').replace(/\/$/, '')}\``;
}

/** Packages, those that only some folders may use with the folders. */
function packages(room: string, { packages: listed }: Layer): string {
  const byPlace = new Map<string, string[]>();
  for (const [name, folders] of Object.entries(listed)) {
    const place = folders.map((folder) => folder.slice(room.length + 1)).join(' ');
    byPlace.set(place, [...(byPlace.get(place) ?? []), name]);
  }
  const parts = [...byPlace].map(([place, names]) =>
    place === '' ? names.join(', ') : `${names.join(', ')} in \`${place}\` only`,
  );
  return parts.join('; ') || 'none';
}

function list(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
