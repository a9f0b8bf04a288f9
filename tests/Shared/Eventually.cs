using System.Diagnostics;

namespace PostalTracking.Testing;

/// <summary>Waits for what happens by itself, with an end to the patience.</summary>
public static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>What <paramref name="look"/> saw the first time it was as wanted; otherwise the test fails and shows the last it saw.</summary>
    public static async Task<T> SeeAsync<T>(Func<Task<T>> look, Func<T, bool> isWanted, TimeSpan? patience = null)
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            var seen = await look();
            if (isWanted(seen))
            {
                return seen;
            }

            Assert.True(Stopwatch.GetElapsedTime(began) < (patience ?? TimeSpan.FromSeconds(60)), $"Waited in vain. Seen last: {seen}");
            await Task.Delay(Pause, TestContext.Current.CancellationToken);
        }
    }
}
