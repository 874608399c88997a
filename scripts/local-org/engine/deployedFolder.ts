/** Folder of what was deployed to a running org, beside its database: the last of the org's source folders. */
export function deployedFolderOf(database: string): string {
  return `${database.replace(/\.db$/, '')}.deployed`;
}
