namespace PostalTracking.LocalPostgres;

/// <summary>How to run PostgreSQL's programs, which refuse root: what to put before their names. Empty for an ordinary user.</summary>
internal static class PostgresUser
{
    // Any but root would do; these are the ones made for it. The name matters because initdb looks its user up.
    private static readonly string[] Preferred = ["postgres", "nobody"];

    /// <summary>Creates the folder too, since its place decides who may own it.</summary>
    public static async Task<IReadOnlyList<string>> PrepareAsync(string folder, CancellationToken cancellationToken)
    {
        var owner = await OwnerAsync(folder, cancellationToken);
        CreatePrivate(folder);
        if (!MustLeaveRoot)
        {
            return [];
        }

        // In an ordinary user's tree the cluster stays that user's, who can then run it without root.
        // Else a user namespace: to the files it is still root, so a folder only root can read will do.
        // Containers forbid namespaces: another user, who may pass through the folders above by DAC_OVERRIDE.
        var users = await UsersAsync(cancellationToken);
        var other = users[0];
        string[][] ways = users.FirstOrDefault(u => u.Id == owner) is { } ordinary
            ? [SetPriv(ordinary), Unshare(other), SetPriv(other)]
            : [Unshare(other), SetPriv(other)];
        foreach (var way in ways)
        {
            if (await CanWriteAsync(way, folder, cancellationToken))
            {
                await HandOverAsync(way, folder, cancellationToken);
                return way;
            }
        }

        throw new LocalPostgresException(
            $"PostgreSQL does not run as root, and neither unshare nor setpriv could start it as another user in {folder}. "
            + "Run as an ordinary user, or set ConnectionStrings__PostalTracking to the PostgreSQL to use.");
    }

    /// <summary>Gives the folder and all in it to the user PostgreSQL runs as, who must own its data; in the namespace root's files do.</summary>
    public static async Task HandOverAsync(IReadOnlyList<string> way, string folder, CancellationToken cancellationToken)
    {
        if (way is ["setpriv", var user, ..])
        {
            await Command.RunAsync(["chown", "--recursive", user.Split('=')[1], folder], cancellationToken);
        }
    }

    // On Windows pg_ctl gives up an administrator's rights by itself; on macOS root is told so by initdb.
    private static bool MustLeaveRoot => OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess;

    private static string[] Unshare(User user) => ["unshare", "--user", "--map-user=" + user.Id, "--"];

    private static string[] SetPriv(User user) =>
    [
        "setpriv", "--reuid=" + user.Id, "--regid=" + user.Group, "--clear-groups",
        "--inh-caps=+dac_override", "--ambient-caps=+dac_override", "--",
    ];

    private static async Task<bool> CanWriteAsync(string[] way, string folder, CancellationToken cancellationToken) =>
        (await Command.RunAsync([.. way, "sh", "-c", "id -un && : > \"$0/probe\" && rm \"$0/probe\"", folder], cancellationToken)).Succeeded;

    private static async Task<string> OwnerAsync(string folder, CancellationToken cancellationToken)
    {
        var existing = folder;
        while (!Directory.Exists(existing) && Path.GetDirectoryName(existing) is { } parent)
        {
            existing = parent;
        }

        var answer = MustLeaveRoot ? await Command.RunAsync(["stat", "--format=%u", existing], cancellationToken) : null;
        return answer is { Succeeded: true } ? answer.Output : "0";
    }

    /// <summary>Everybody but root, the preferred first.</summary>
    private static async Task<User[]> UsersAsync(CancellationToken cancellationToken) =>
    [
        .. (await File.ReadAllLinesAsync("/etc/passwd", cancellationToken))
            .Select(line => line.Split(':'))
            .Where(u => u is [_, _, not "0", _, ..])
            .OrderBy(u => Array.IndexOf(Preferred, u[0]) is var rank and >= 0 ? rank : Preferred.Length)
            .Select(u => new User(u[2], u[3])),
    ];

    private static void CreatePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private sealed record User(string Id, string Group);
}
