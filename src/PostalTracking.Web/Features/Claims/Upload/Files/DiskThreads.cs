using System.Collections.Concurrent;

namespace PostalTracking.Web.Features.Claims.Upload.Files;

/// <summary>
/// Threads that wait for the disk. The system has no write that doesn't hold its thread, and those of the pool are what pages wait for.
/// </summary>
internal sealed class DiskThreads : IDisposable
{
    private const int Count = 4;

    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(10);

    private readonly BlockingCollection<(Action Act, TaskCompletionSource Done, CancellationToken Stop)> _waiting = [];

    // Nobody sends a file to most instances for hours after their start.
    private readonly Lazy<Thread[]> _threads;

    public DiskThreads() => _threads = new(() => [.. Enumerable.Range(1, Count).Select(Start)]);

    /// <param name="cancellationToken">Heard until the act begins: what it holds is its own until it ends.</param>
    public Task RunAsync(Action act, CancellationToken cancellationToken)
    {
        _ = _threads.Value;
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Add((act, done, cancellationToken), CancellationToken.None);
        return done.Task;
    }

    /// <summary>What was asked for before is still done, unless the disk never answers.</summary>
    public void Dispose()
    {
        _waiting.CompleteAdding();
        if (!_threads.IsValueCreated || _threads.Value.All(thread => thread.Join(Farewell)))
        {
            _waiting.Dispose();
        }
    }

    private Thread Start(int number)
    {
        var thread = new Thread(Work) { IsBackground = true, Name = $"disk {number}" };
        thread.Start();
        return thread;
    }

    private void Work()
    {
        foreach (var (act, done, stop) in _waiting.GetConsumingEnumerable())
        {
            try
            {
                stop.ThrowIfCancellationRequested();
                act();
                done.SetResult();
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                done.SetCanceled(stop);
            }
            catch (Exception exception)
            {
                done.SetException(exception);
            }
        }
    }
}
