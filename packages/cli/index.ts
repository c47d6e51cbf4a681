import { main } from "./main";

void main(process.argv.slice(2)).then((code) => {
    // A program that did not end may have left something behind that would keep the process alive.
    process.stdout.write("", () => {
        process.exit(code);
    });
});
