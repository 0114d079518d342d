import { imports, isOurs, planted } from './import-checks.js';
import {
  FEATURE_FILE_MAY_IMPORT,
  FEATURE_FILES,
  FEATURE_LISTS,
  FEATURES,
  featureOf,
  MORE_FEATURE_FILES,
  roomOf,
} from './layers.js';
import { at, file, type Rule } from './rules.js';

const betweenFeatures: Rule = {
  name: 'between features: only model and policy, only of features earlier in the list',
  check: imports((from, { target }) => {
    const [here, there] = [featureOf(from.path), featureOf(target)];
    if (!here || !there || here.feature === there.feature) return undefined;
    if (!['model', 'policy'].includes(there.file))
      return `${here.feature} imports ${there.file} of ${there.feature}`;
    const later = FEATURES.indexOf(there.feature) >= FEATURES.indexOf(here.feature);
    return later && `${here.feature} comes before ${there.feature}`;
  }),
  plants: [
    ...FEATURES.slice(1).flatMap((later, i) =>
      FEATURES.slice(0, i + 1).map((earlier) =>
        planted(`src/features/${earlier}/model.ts`, `src/features/${later}/model.ts`),
      ),
    ),
    ...['feature', 'handlers', 'view', 'directory'].map((name) =>
      planted('src/features/requests/handlers.ts', `src/features/school/${name}.ts`),
    ),
    planted('src/features/requests/handlers/submit.ts', 'src/features/school/handlers/roster.ts'),
    planted('src/features/requests/view.ts', 'src/features/steps/policy.ts'),
  ],
  fine: [
    planted('src/features/requests/handlers.ts', 'src/features/school/policy.ts'),
    planted('src/features/insight/view/numbers.ts', 'src/features/steps/model/step.ts'),
    planted('src/features/requests/handlers.ts', 'src/features/requests/view.ts'),
  ],
};

const pureFiles: Rule = {
  name: 'model and policy import only models and policies; feature.ts is imported by the list alone',
  check: imports((from, { target }) => {
    const [here, there] = [featureOf(from.path), featureOf(target)];
    if (there?.file === 'feature' && here?.file !== 'feature' && roomOf(from.path) === 'features')
      return from.path !== 'src/features/index.ts' && 'imports a feature.ts';
    const allowed = here && FEATURE_FILE_MAY_IMPORT[here.file];
    return allowed && there && !allowed.includes(there.file) && `${here.file} imports ${there.file}`;
  }),
  plants: [
    ...Object.keys(FEATURE_FILE_MAY_IMPORT).flatMap((name) =>
      ['handlers', 'view', 'feature'].map((to) =>
        planted(`src/features/requests/${name}.ts`, `src/features/requests/${to}.ts`),
      ),
    ),
    planted('src/features/requests/model/states.ts', 'src/features/requests/view.ts'),
    planted('src/features/requests/handlers.ts', 'src/features/requests/feature.ts'),
  ],
  fine: [
    planted('src/features/index.ts', 'src/features/requests/feature.ts'),
    planted('src/features/requests/policy.ts', 'src/features/requests/model.ts'),
    planted('src/features/requests/feature.ts', 'src/features/requests/handlers.ts'),
  ],
};

const vocabulary: Rule = {
  name: 'a feature has the five file names and no other',
  check: (from) => {
    if (!isOurs(from.path) || roomOf(from.path) !== 'features' || FEATURE_LISTS.includes(from.path))
      return [];
    const here = featureOf(from.path);
    if (!here || !FEATURES.includes(here.feature)) return [at(from, 1, 'is no feature of the list')];
    const allowed = [...FEATURE_FILES, ...(MORE_FEATURE_FILES[here.feature] ?? [])];
    return allowed.includes(here.file)
      ? []
      : [at(from, 1, `'${here.file}' is none of ${allowed.join(', ')}`)];
  },
  plants: [
    'requests/utils.ts',
    'requests/service.ts',
    'requests/directory.ts',
    'requests/helpers/text.ts',
    'gossip/model.ts',
    'shared.ts',
  ].map((name) => file(`src/features/${name}`, 'export const a = 1;')),
  fine: [
    'requests/model/states.ts',
    'requests/policy.ts',
    'school/directory.ts',
    'index.ts',
    'commands.ts',
  ].map((name) => file(`src/features/${name}`, 'export const a = 1;')),
};

const list: Rule = {
  name: 'every feature folder is in features/index.ts',
  check: (from, all) => {
    const feature =
      from.path.startsWith('src/features/') && featureOf(from.path)?.file === 'feature'
        ? featureOf(from.path)?.feature
        : undefined;
    if (!feature) return [];
    const index = all.find(({ path }) => path === 'src/features/index.ts');
    const there = index?.imports.some(({ target }) => featureOf(target)?.feature === feature);
    return there ? [] : [at(from, 1, `${feature} is missing from src/features/index.ts`)];
  },
  plants: [file('src/features/insight/feature.ts', 'export const insight = {};')],
  fine: [
    file('src/features/index.ts', "export { feature } from './school/feature.js';"),
    file('src/features/school/view.ts', 'export const a = 1;'),
  ],
};

export const FEATURE_RULES: Rule[] = [betweenFeatures, pureFiles, vocabulary, list];
