"""A package whose lines are graded one by one."""

from tests.playing import refused
from tests.scenarios.scene import Scene


def play_grading_lines() -> Scene:
    """People grade the package, and lines that they see otherwise; small functions stand together."""
    scene = Scene(levels=5, grade_lines=True, pool_under=3)
    scene.running("commit")
    scene.add("finn", "role_change", "c1", role="Manager", steps=["s3"])
    scene.add("finn", "capability_change", "c2", capability="Read a range", steps=["s3"])
    scene.go("agree")
    scene.says("al", "grade_package", grade=5, lines={"c2": 3})
    scene.says("ada", "grade_package", grade=4)
    scene.says("hal", "grade_package", grade=4, lines={"c1": 1, "c2": 2}, would_move="Train people first")
    scene.says("finn", "grade_package", grade=5)
    scene.says("olga", "grade_package", grade=3)
    scene.fay("reveal_grades")
    scene.says("hal", "grade_package", grade=4, lines={"c1": 3})
    scene.fay("reveal_grades")
    with refused("wrong_value"):
        scene.says("al", "grade_package", grade=5, lines={"c1": 9})
    return scene
