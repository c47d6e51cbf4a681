/** Characters of an answer of a load balancer's own. @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_FixedResponseActionConfig.html */
export const longestPage = 1024;

const style =
    ":root{color-scheme:light dark}" +
    "body{font:1.1rem/1.5 system-ui,sans-serif;max-width:36rem;margin:15vh auto;padding:0 1rem;color:#1b1b1b;background:#fff}" +
    "@media(prefers-color-scheme:dark){body{color:#eee;background:#16181c}}";

/** The page with a message in it: all of it in one answer, since nothing else may be asked for. */
export function maintenancePage(message: string): string {
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">' +
        '<meta name="viewport" content="width=device-width,initial-scale=1"><title>Under maintenance</title>' +
        `<style>${style}</style></head><body><main><h1>Under maintenance</h1><p>${escaped(message)}</p></main></body></html>`
    );
}

function escaped(text: string): string {
    return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
