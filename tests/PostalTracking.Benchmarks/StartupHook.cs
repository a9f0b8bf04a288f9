using System.Globalization;
using System.Runtime.InteropServices;

/// <summary>Runs inside the measured app (DOTNET_STARTUP_HOOKS asks for the name): on SIGUSR1 says how much managed memory lives.</summary>
internal static class StartupHook
{
    public const string Report = "MANAGED_MEMORY_REPORT";

    private const PosixSignal UserSignal = (PosixSignal)10;

    private static PosixSignalRegistration? _asked;

    public static void Initialize() => _asked = PosixSignalRegistration.Create(UserSignal, context =>
    {
        context.Cancel = true;
        var lives = GC.GetTotalMemory(forceFullCollection: true).ToString(CultureInfo.InvariantCulture);
        File.WriteAllText(Environment.GetEnvironmentVariable(Report)!, lives);
    });
}
