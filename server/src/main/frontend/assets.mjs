// Takes the pages' scripts, styles and fonts out of the pinned npm packages into the class path:
// node assets.mjs OUTPUT_FOLDER. Runs `npm ci` only when the lock file changed since the last time.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const output = process.argv[2];
const lock = readFileSync('package-lock.json', 'utf8');
const installedMark = join('node_modules', '.banso-lock');

if (!existsSync(installedMark) || readFileSync(installedMark, 'utf8') !== lock) {
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { stdio: 'inherit' });
  writeFileSync(installedMark, lock);
}

// from (in node_modules) -> to (in the output folder)
const taken = [
  ['htmx.org/dist/htmx.min.js', 'static/assets/htmx.min.js'],
  ['@tabler/core/dist/css/tabler.min.css', 'static/assets/tabler.min.css'],
  ['@tabler/core/dist/js/tabler.min.js', 'static/assets/tabler.min.js'],
  ['@expo-google-fonts/biz-udpgothic/400Regular/BIZUDPGothic_400Regular.ttf', 'fonts/BIZUDPGothic-Regular.ttf'],
  ['@expo-google-fonts/biz-udpgothic/700Bold/BIZUDPGothic_700Bold.ttf', 'fonts/BIZUDPGothic-Bold.ttf'],
];
for (const [from, to] of taken) {
  const target = join(output, to);
  mkdirSync(join(target, '..'), { recursive: true });
  cpSync(join('node_modules', from), target);
}
