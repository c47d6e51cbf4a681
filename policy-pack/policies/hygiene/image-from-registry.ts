import { violation } from "../../lib/finding";
import { resourcePolicy } from "../../lib/policy";
import { foreignRegistry, IMAGE_TYPES, imageExceptions, judgeImages } from "./images";

const config = { fromElsewhere: imageExceptions("Images that may come from another registry") };

/** Nobody else's registry decides what runs here, or whether a copy can start. */
export const imageFromRegistry = resourcePolicy<typeof config>({
    name: "image-from-registry",
    description: "Images must come from private repositories of one's own accounts.",
    why: "Another registry may be down or refuse a pull while copies have to start, nothing scans its images, and it keeps them as long as it likes.",
    level: "advisory",
    severity: "low",
    controls: {},
    remediation: "Push the image to a repository of platform:images, and run it from there.",
    url: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/what-is-ecr.html",
    config,
    types: IMAGE_TYPES,
    check: (resource, { settings, config: { fromElsewhere } }) =>
        judgeImages(resource, fromElsewhere, (image, at) => {
            const where = foreignRegistry(resource, settings, image);
            return where === undefined
                ? []
                : [
                      violation(resource, {
                          at,
                          found: `an image of ${where}`,
                          required: "a private repository of one's own",
                          fix: "push it to one, or list it under image-from-registry.fromElsewhere with the reason",
                      }),
                  ];
        }),
});
