-- Sessions, practices and rooms have a picture, too. By itself: a new value can be named only once it is there.
ALTER TYPE "FilePlace" ADD VALUE 'session_picture';
ALTER TYPE "FilePlace" ADD VALUE 'practice_picture';
ALTER TYPE "FilePlace" ADD VALUE 'room_picture';
