using System.Security.Cryptography;

namespace PostalTracking.Web.Data.Seed;

/// <summary>The edition of the reference data that this assembly carries.</summary>
internal static class ReferenceFiles
{
    // Raise it when the loading changes while the files stay the same.
    private const string Shape = "1";

    private static readonly Lazy<string> LazyVersion = new(Hash);

    /// <summary>Changes with any byte of any embedded table.</summary>
    public static string Version => LazyVersion.Value;

    private static string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var assembly = typeof(ReferenceFiles).Assembly;

        foreach (var name in assembly.GetManifestResourceNames().Where(IsTable).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            hash.AppendData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        }

        return $"{Shape}-{Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }

    private static bool IsTable(string name) =>
        name.EndsWith(".csv", StringComparison.Ordinal) || name.EndsWith(".csv.gz", StringComparison.Ordinal);
}
