using System.Globalization;

namespace PostalTracking.LocalPostgres;

/// <summary>Where the platforms put PostgreSQL's server programs, newest first.</summary>
internal static class PostgresFolders
{
    // Debian keeps the server programs off PATH, one folder a version; so do Homebrew's versioned formulae and the Windows installer.
    private static readonly (string Parent, string Child)[] Versioned = OperatingSystem.IsWindows()
        ? [(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL"), "*")]
        : [("/usr/lib/postgresql", "*"), ("/opt/homebrew/opt", "postgresql*"), ("/usr/local/opt", "postgresql*")];

    public static IEnumerable<string> Described => Versioned.Select(v => Path.Combine(v.Parent, v.Child, "bin"));

    public static IEnumerable<string> All() => OnPath().Concat(Versioned.SelectMany(NewestFirst));

    private static string[] OnPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> NewestFirst((string Parent, string Child) place) =>
        Directory.Exists(place.Parent)
            ? Directory.EnumerateDirectories(place.Parent, place.Child).OrderByDescending(VersionOf).Select(f => Path.Combine(f, "bin"))
            : [];

    // "18", "postgresql@18"; without a number it is Homebrew's link to the newest.
    private static double VersionOf(string folder) =>
        double.TryParse(Path.GetFileName(folder).Split('@')[^1], CultureInfo.InvariantCulture, out var version) ? version : double.MaxValue;
}
