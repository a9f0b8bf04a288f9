using PostalTracking.Web.Features.Claims.Upload.Files;

namespace PostalTracking.UnitTests.Features.Claims.Upload;

public sealed class DiskThreadsTests
{
    [Fact]
    public async Task What_fails_is_told_to_who_asked_and_keeps_nobody_else_waiting()
    {
        using var disk = new DiskThreads();
        var done = 0;

        var asked = Enumerable.Range(0, 40).Select(i => disk.RunAsync(() =>
            _ = i % 2 == 0 ? throw new IOException($"{i}") : Interlocked.Increment(ref done), TestContext.Current.CancellationToken)).ToList();

        for (var i = 0; i < asked.Count; i += 2)
        {
            Assert.Equal($"{i}", (await Assert.ThrowsAsync<IOException>(() => asked[i])).Message);
            await asked[i + 1];
        }

        Assert.Equal(20, done);
    }

    [Fact]
    public async Task No_thread_of_the_pool_waits_for_the_disk()
    {
        using var disk = new DiskThreads();
        var isOfThePool = true;

        await disk.RunAsync(() => isOfThePool = Thread.CurrentThread.IsThreadPoolThread, TestContext.Current.CancellationToken);

        Assert.False(isOfThePool);
    }

    [Fact]
    public async Task What_nobody_waits_for_any_more_is_not_begun()
    {
        using var disk = new DiskThreads();
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();
        var isDone = false;

        await Assert.ThrowsAsync<TaskCanceledException>(() => disk.RunAsync(() => isDone = true, gone.Token));

        Assert.False(isDone);
    }

    [Fact]
    public void What_was_asked_for_before_the_end_is_done()
    {
        var done = 0;
        using (var disk = new DiskThreads())
        {
            for (var i = 0; i < 100; i++)
            {
                _ = disk.RunAsync(
                    () =>
                    {
                        Thread.SpinWait(20_000);
                        Interlocked.Increment(ref done);
                    },
                    TestContext.Current.CancellationToken);
            }
        }

        Assert.Equal(100, done);
    }
}
