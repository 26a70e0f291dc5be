namespace Isthmus.Screening.Topics;

/// <summary>What a text may be about that the platform refuses, refers or has reviewed.</summary>
public enum Topic
{
    /// <summary>Weapons and defence systems.</summary>
    Weapons,

    /// <summary>Missiles, launch and guidance technology.</summary>
    Missiles,

    /// <summary>Military aircraft, armed and combat drones.</summary>
    MilitaryAircraft,

    /// <summary>Items for nuclear, chemical, biological and radiological weapons.</summary>
    MassDestruction,

    /// <summary>Interception and surveillance tooling.</summary>
    Interception,

    /// <summary>A stated purpose to evade sanctions or export controls: routes, hidden parties, settlement outside the banks.</summary>
    Evasion,

    /// <summary>Aerospace and space.</summary>
    Aerospace,

    /// <summary>Particle accelerators and cyclotrons.</summary>
    Accelerators,

    /// <summary>Dosimeters and radio-frequency equipment.</summary>
    DosimetersAndRadio,

    /// <summary>Maintenance of aircraft.</summary>
    AircraftMaintenance,

    /// <summary>Oil and gas.</summary>
    OilAndGas,

    /// <summary>Data-centre, high-performance and blockchain computing capacity.</summary>
    Computing,

    /// <summary>Equipment for the production of cells, and pathogens.</summary>
    CellsAndPathogens,

    /// <summary>Telecommunications equipment.</summary>
    Telecommunications,

    /// <summary>A medical claim: a cure, a superlative.</summary>
    MedicalClaim,
}
