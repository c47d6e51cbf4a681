/** What every key of the platform's own starts with in a stack file: `platform:network`. It is the project's name. */
export const configNamespace = "platform";
