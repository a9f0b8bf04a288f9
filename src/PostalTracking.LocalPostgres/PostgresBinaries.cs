using System.Globalization;
using System.Text.RegularExpressions;

namespace PostalTracking.LocalPostgres;

/// <summary>A folder with the server programs of one PostgreSQL version.</summary>
internal sealed partial record PostgresBinaries(string Folder, int Version)
{
    /// <summary>The first version whose initdb takes ICU as the provider of a database's locale.</summary>
    public const int OldestVersion = 15;

    private static readonly string[] Programs = ["initdb", "pg_ctl", "postgres"];

    public string this[string program] => Path.Combine(Folder, FileName(program));

    /// <param name="version">The version that made an existing cluster, since no other can run it; null for any.</param>
    public static Task<PostgresBinaries> FindAsync(int? version, CancellationToken cancellationToken) =>
        FindAsync(PostgresFolders.All(), version, cancellationToken);

    public static async Task<PostgresBinaries> FindAsync(IEnumerable<string> folders, int? version, CancellationToken cancellationToken)
    {
        foreach (var folder in folders.Where(f => Programs.All(p => File.Exists(Path.Combine(f, FileName(p))))))
        {
            var found = new PostgresBinaries(folder, await VersionAsync(folder, cancellationToken));
            if (version is null ? found.Version >= OldestVersion : found.Version == version)
            {
                return found;
            }
        }

        throw new LocalPostgresException(NotFound(version));
    }

    private static string NotFound(int? version) =>
        $"""
        The server programs of PostgreSQL {(version is null ? $"{OldestVersion} or newer" : $"{version}, which made this cluster,")} were not found.
        Looked for {string.Join(", ", Programs)} on PATH and in {string.Join(", ", PostgresFolders.Described)}.
        Install them (Debian, Ubuntu: sudo apt-get install postgresql; macOS: brew install postgresql; Windows: the installer of postgresql.org),
        or set ConnectionStrings__PostalTracking to the PostgreSQL to use.
        """;

    private static async Task<int> VersionAsync(string folder, CancellationToken cancellationToken)
    {
        // "postgres (PostgreSQL) 15.13 (Debian 15.13-0+deb12u1)", "postgres (PostgreSQL) 18beta1"
        var answer = await Command.RunAsync([Path.Combine(folder, FileName("postgres")), "--version"], cancellationToken);
        var match = VersionPattern().Match(answer.Output);
        return match.Success ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
    }

    private static string FileName(string program) => OperatingSystem.IsWindows() ? program + ".exe" : program;

    [GeneratedRegex(@"\(PostgreSQL\) (\d+)")]
    private static partial Regex VersionPattern();
}
