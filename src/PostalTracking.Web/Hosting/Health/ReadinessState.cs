using System.Collections.Concurrent;

namespace PostalTracking.Web.Hosting;

/// <summary>What must have happened before this instance may take visitors, told by whoever does it.</summary>
internal sealed class ReadinessState
{
    private readonly ConcurrentDictionary<string, bool> _steps = new();

    public bool IsStopping { get; private set; }

    public IEnumerable<string> Missing => _steps.Where(step => !step.Value).Select(step => step.Key).Order();

    /// <summary>Not ready until <see cref="Complete"/> is called with the same name, such as <c>reference-data</c>.</summary>
    public void Expect(string step) => _steps.TryAdd(step, false);

    public void Complete(string step) => _steps[step] = true;

    public void Stop() => IsStopping = true;
}
