"""The module maps by which compilers outside the build find the C modules that the build's Swift modules need."""


def clang_arguments(root, build):
    """Arguments for `swiftc` and its kin; each module once, though the build has some a second time for its tools."""
    built = (path for path in build.glob("*.build/module.modulemap") if not path.parent.name.endswith("-tool.build"))
    maps = [
        *root.glob("Sources/*/**/module.modulemap"), *built,
        *root.glob(".build/checkouts/*/Sources/*/include/module.modulemap"),
    ]
    return [part for path in maps for part in ("-Xcc", f"-fmodule-map-file={path}")]
