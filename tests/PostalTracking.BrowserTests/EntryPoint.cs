using Xunit.Runner.InProc.SystemConsole;

namespace PostalTracking.BrowserTests;

/// <summary>Runs the tests, or, asked for <c>screenshots FOLDER</c>, makes the pictures of the README.</summary>
internal static class EntryPoint
{
    private static async Task<int> Main(string[] args)
    {
        if (args is not ["screenshots", var folder])
        {
            return await ConsoleRunner.Run(args);
        }

        await Screenshots.MakeAsync(folder);
        return 0;
    }
}
