namespace PostalTracking.Benchmarks;

/// <summary>The first argument says what is measured. Not named Program, which is the app's.</summary>
internal static class EntryPoint
{
    public static async Task<int> Main(string[] args) => args is ["idle-watchers", .. var rest] ? await IdleWatchers.RunAsync(rest) : 1;
}
