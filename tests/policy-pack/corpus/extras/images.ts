import { EXTRA, type Extra } from "./extra";

/** An image that the program builds. */
export const builtImage: Extra = {
    name: "an image that is built",
    add(stack) {
        const tags = ["123456789012.dkr.ecr.us-east-1.amazonaws.com/web:built-0"];
        stack.add("docker-build:index:Image", EXTRA, { buildOnPreview: false, push: true, tags });
    },
};
