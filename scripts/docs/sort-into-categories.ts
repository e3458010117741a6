import {
  Comment,
  CommentTag,
  type Context,
  Converter,
  type DeclarationReflection,
  ReflectionKind,
} from 'typedoc';

/** What the folders of the library are about; the first that fits counts. */
const CATEGORIES: ReadonlyArray<readonly [folder: string, category: string]> = [
  ['src/mesh/registry/', 'Registries'],
  ['src/mesh/typed/', 'Definitions and schemas'],
  ['src/mesh/channels/', 'Channels'],
  ['src/mesh/middleware/', 'Around every call'],
  ['src/mesh/protocol/', 'Messages'],
];

/** Groups the exports of a door by the folders that they come from, as `@category` would in each comment. */
export function sortIntoCategories(converter: Converter): void {
  converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }: Context) => {
    for (const door of project.getChildrenByKind(ReflectionKind.Module)) {
      for (const member of door.children ?? []) {
        const path = project.getSymbolIdFromReflection(member)?.packagePath ?? '';
        const category = CATEGORIES.find(([folder]) => path.startsWith(folder))?.[1];
        if (category !== undefined) categorise(member, category);
      }
    }
  });
}

function categorise(member: DeclarationReflection, category: string): void {
  const commented = member.signatures?.[0] ?? member;
  commented.comment ??= new Comment();
  commented.comment.blockTags.push(new CommentTag('@category', [{ kind: 'text', text: category }]));
}
