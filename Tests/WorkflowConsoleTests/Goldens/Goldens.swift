/// Screens as they were when somebody last looked at them, by scene and size.
enum Goldens {
    static let all: [String: String] = [
        "firstMinute200x60": firstMinute200x60, "firstMinute120x40": firstMinute120x40,
        "firstMinute80x24": firstMinute80x24, "firstMinute20x5": firstMinute20x5,
        "startForm200x60": startForm200x60, "startForm120x40": startForm120x40,
        "startForm80x24": startForm80x24, "startForm20x5": startForm20x5,
        "running200x60": running200x60, "running120x40": running120x40,
        "running80x24": running80x24, "running20x5": running20x5,
        "prompt200x60": prompt200x60, "prompt120x40": prompt120x40,
        "prompt80x24": prompt80x24, "prompt20x5": prompt20x5,
        "problems200x60": problems200x60, "problems120x40": problems120x40,
        "problems80x24": problems80x24, "problems20x5": problems20x5,
        "finished200x60": finished200x60, "finished120x40": finished120x40,
        "finished80x24": finished80x24, "finished20x5": finished20x5,
        "failed200x60": failed200x60, "failed120x40": failed120x40,
        "failed80x24": failed80x24, "failed20x5": failed20x5,
    ]
}
