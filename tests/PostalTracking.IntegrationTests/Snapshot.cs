using System.Runtime.CompilerServices;

namespace PostalTracking.IntegrationTests;

/// <summary>A text that people reviewed, beside the tests it belongs to. A change of it is seen in review like a change of code.</summary>
internal static class Snapshot
{
    /// <param name="name">Of a file in the folder <c>Snapshots</c> beside the test.</param>
    public static async Task IsAsync(string name, string actual, [CallerFilePath] string test = "")
    {
        var reviewed = Path.Combine(Path.GetDirectoryName(test)!, "Snapshots", name);
        var expected = File.Exists(reviewed) ? await File.ReadAllTextAsync(reviewed, TestContext.Current.CancellationToken) : "";
        if (expected.Trim() == actual.Trim())
        {
            return;
        }

        var received = Path.Combine(Path.GetTempPath(), $"received-{name}");
        await File.WriteAllTextAsync(received, actual.Trim() + "\n", TestContext.Current.CancellationToken);
        Assert.Fail($"Not as reviewed. Compare, and copy if it is right:\n  diff {reviewed} {received}\n  cp {received} {reviewed}");
    }
}
